// Loaded into a process with `--import`: it then ends, in order, when its parent is killed.
import { whenOrphaned } from "./orphan.ts";

whenOrphaned(() => {
  process.kill(process.pid, "SIGTERM");
});
