// `npm start` in miniature: supervises stand-in programs, grace first, then an argument for each
// stage: `name=behavior`, with commas between several.
import { onStopSignals } from "../../scripts/stop-signals.ts";
import { supervise, type ProcessPlan } from "../../scripts/supervise.ts";

const [graceMs, ...stages] = process.argv.slice(2);

function plan(text: string): ProcessPlan {
  const [name = "", behavior = ""] = text.split("=");
  return { name, module: "test/stand-ins/program.mjs", args: [behavior] };
}

const supervisor = supervise(
  stages.map((stage) => stage.split(",").map(plan)),
  { write: (line) => console.log(line), graceMs: Number(graceMs) },
);
onStopSignals(supervisor);
console.log(`ended: ${JSON.stringify(await supervisor.ended)}`);
process.exit();
