// `npm start` in miniature: supervises stand-in programs, `name=behavior` each, grace first.
import { fileURLToPath } from "node:url";
import { onStopSignals } from "../../scripts/stop-signals.ts";
import { supervise } from "../../scripts/supervise.ts";

const program = fileURLToPath(new URL("program.mjs", import.meta.url));
const guard = new URL("../../scripts/stop-with-parent.ts", import.meta.url).href;
const [graceMs, ...plans] = process.argv.slice(2);

const supervisor = supervise(
  plans.map((plan) => {
    const [name = "", behavior = ""] = plan.split("=");
    const args = ["--import", "tsx", "--import", guard, program, behavior];
    return { name, command: process.execPath, args };
  }),
  { write: (line) => console.log(line), graceMs: Number(graceMs) },
);
onStopSignals(supervisor);
console.log(`ended: ${JSON.stringify(await supervisor.ended)}`);
process.exit();
