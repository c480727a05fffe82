// A program for tests of process supervision: does what its arguments say and reports its pid.
import { spawn } from "node:child_process";
import process from "node:process";
import { setInterval } from "node:timers";

const [behavior] = process.argv.slice(2);
console.log(`${behavior} pid ${process.pid}`);
if (behavior === "fails") process.exit(3);
setInterval(() => {}, 1000);
process.on("SIGTERM", () => {
  if (behavior === "stubborn") {
    console.log("stays");
    return;
  }
  console.log("goodbye");
  process.exit(0);
});
if (behavior === "parent") {
  spawn(process.execPath, [process.argv[1], "stubborn"], { stdio: "inherit" });
}
console.log(`${behavior} ready`);
