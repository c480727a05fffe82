import { describe, expect, test } from "vitest";
import { WorkQueue, type Job } from "../src/work-queue.ts";

/** A turn of the event loop. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A job that writes its name at every step, as long as each step takes. */
function job(name: string, log: string[], { steps = 1, stepMs = 0, onStep = () => {} } = {}): Job {
  return {
    *steps() {
      for (let step = 1; step <= steps; step += 1) {
        const end = performance.now() + stepMs;
        while (performance.now() < end);
        log.push(`${name}${step}`);
        onStep();
        if (step < steps) yield;
      }
    },
    fail: (error) => log.push(`${name} failed: ${String(error)}`),
    drop: () => log.push(`${name} dropped`),
  };
}

describe("WorkQueue", () => {
  test("add() does a job that fits in the budget before it returns", () => {
    const queue = new WorkQueue({ budgetMs: 1000 });
    const log: string[] = [];
    queue.add(job("a", log, { steps: 3 }));
    expect(log).toEqual(["a1", "a2", "a3"]);
    queue.add(job("b", log));
    expect(log).toEqual(["a1", "a2", "a3", "b1"]);
    expect(queue.isIdle).toBe(true);
  });

  test("what goes over the budget goes on in later turns, and others have theirs between", async () => {
    const queue = new WorkQueue({ budgetMs: 1 });
    const log: string[] = [];
    queue.add(job("a", log, { steps: 5, stepMs: 2 }));
    // One step is more than the budget.
    expect(log).toEqual(["a1"]);
    let turns = 0;
    while (!queue.isIdle) {
      await turn();
      turns += 1;
    }
    expect(log).toEqual(["a1", "a2", "a3", "a4", "a5"]);
    expect(turns).toBeGreaterThanOrEqual(4);
  });

  test("the budget is that of a turn, not of a job", async () => {
    const queue = new WorkQueue({ budgetMs: 4 });
    const log: string[] = [];
    const names = Array.from({ length: 40 }, (_, index) => `j${index}-`);
    for (const name of names) queue.add(job(name, log, { stepMs: 1 }));
    expect(log.length).toBeLessThanOrEqual(5);
    while (!queue.isIdle) await turn();
    expect(log).toEqual(names.map((name) => `${name}1`));
  });

  test("jobs run first in, first out, one at a time, whatever adds them", async () => {
    const queue = new WorkQueue({ budgetMs: 0.5 });
    const log: string[] = [];
    let added = 0;
    const onStep = (): void => {
      added += 1;
      if (added <= 2) queue.add(job(`child${added}-`, log));
    };
    queue.add(job("a", log, { steps: 3, stepMs: 1, onStep }));
    queue.add(job("b", log, { steps: 2, stepMs: 1 }));
    queue.add(job("c", log));
    while (!queue.isIdle) await turn();
    // The first child came with the first step, before b.
    expect(log).toEqual(["a1", "a2", "a3", "child1-1", "b1", "b2", "c1", "child2-1"]);
  });

  test("a job that throws hears of it, and the next one goes on", async () => {
    const queue = new WorkQueue({ budgetMs: 1000 });
    const log: string[] = [];
    const onStep = (): void => {
      if (log.at(-1) === "a2") throw new Error("no");
    };
    queue.add(job("a", log, { steps: 3, onStep }));
    queue.add(job("b", log));
    expect(log).toEqual(["a1", "a2", "a failed: Error: no", "b1"]);
    queue.add({
      steps: () => {
        throw new Error("never begun");
      },
      fail: (error) => log.push(String(error)),
    });
    expect(log.at(-1)).toBe("Error: never begun");
    await turn();
    queue.add(job("c", log));
    expect(log.at(-1)).toBe("c1");
  });

  test("close() ends the job that is under way, and drops the others", async () => {
    const queue = new WorkQueue({ budgetMs: 0.5 });
    const log: string[] = [];
    queue.add(job("a", log, { steps: 4, stepMs: 1 }));
    queue.add(job("b", log));
    const closed = queue.close();
    queue.add(job("c", log));
    expect(log).toEqual(["a1", "b dropped", "c dropped"]);
    await closed;
    expect(log).toEqual(["a1", "b dropped", "c dropped", "a2", "a3", "a4"]);
    await queue.close();
    await new WorkQueue({ budgetMs: 1 }).close();
  });
});
