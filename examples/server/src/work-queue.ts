/**
 * Work done in small steps, so that the event loop is never held up for long. Jobs run strictly
 * first in, first out and one at a time. In one turn of the loop they get a budget of time; what is
 * left goes on in the next turn, after timers and sockets had theirs. Where nothing waits, a job
 * that fits in the budget is done when {@link WorkQueue.add} returns.
 */

/** A piece of work. */
export interface Job {
  /** Does it; what lies between two yields is done in one go and should be short. */
  steps(): Iterator<unknown>;
  /** Hears of what a step threw; the job is over then. Must not throw. */
  fail(error: unknown): void;
  /** Hears that the queue was closed before the job began. Must not throw. */
  drop?(): void;
}

/** How a queue works. */
export interface WorkQueueOptions {
  /** How long jobs may run in one turn of the loop, in milliseconds. The last step may go over. */
  readonly budgetMs: number;
}

/** A queue of jobs. */
export class WorkQueue {
  readonly #budgetMs: number;
  readonly #waiting: Job[] = [];
  /** The job that is under way, and its steps. */
  #current: Job | undefined;
  #steps: Iterator<unknown> | undefined;
  #isWorking = false;
  /** What of the budget is used in this turn of the loop. */
  #spentMs = 0;
  #isNextTurnPlanned = false;
  #closing: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined;

  constructor({ budgetMs }: WorkQueueOptions) {
    this.#budgetMs = budgetMs;
  }

  /** Whether nothing is under way and nothing waits. */
  get isIdle(): boolean {
    return this.#current === undefined && this.#waiting.length === 0;
  }

  /** Does a job behind all that were added before. One that a job adds runs after that job. */
  add(job: Job): void {
    if (this.#closing !== undefined) {
      job.drop?.();
      return;
    }
    this.#waiting.push(job);
    this.#work();
  }

  /**
   * Drops the jobs that have not begun, and every later one.
   *
   * @returns when the job that is under way has ended.
   */
  close(): Promise<void> {
    if (this.#closing === undefined) {
      const { promise, resolve } = deferred();
      this.#closing = { promise, resolve };
      for (const job of this.#waiting.splice(0)) job.drop?.();
      this.#endIfClosing();
    }
    return this.#closing.promise;
  }

  #work(): void {
    if (this.#isWorking) return;
    this.#isWorking = true;
    const startedAt = performance.now() - this.#spentMs;
    try {
      while (this.#spentMs < this.#budgetMs && this.#step()) {
        this.#spentMs = performance.now() - startedAt;
      }
    } finally {
      this.#isWorking = false;
      this.#planNextTurn();
    }
    this.#endIfClosing();
  }

  #planNextTurn(): void {
    if (this.#isNextTurnPlanned) return;
    this.#isNextTurnPlanned = true;
    setImmediate(() => {
      this.#isNextTurnPlanned = false;
      this.#spentMs = 0;
      if (!this.isIdle) this.#work();
    });
  }

  /** @returns `false` when there was nothing to do. */
  #step(): boolean {
    const job = (this.#current ??= this.#waiting.shift());
    if (job === undefined) return false;
    try {
      this.#steps ??= job.steps();
      if (this.#steps.next().done === true) this.#end();
    } catch (error) {
      this.#end();
      job.fail(error);
    }
    return true;
  }

  #end(): void {
    this.#current = undefined;
    this.#steps = undefined;
  }

  #endIfClosing(): void {
    if (this.isIdle) this.#closing?.resolve();
  }
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
