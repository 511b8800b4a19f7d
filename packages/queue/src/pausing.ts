import type { Worker } from 'bullmq';

export interface Pausing {
  /** Takes no more jobs; those in hand go on. */
  pause(): void;
  resume(): void;
}

/**
 * Pause and resume of a BullMQ worker, one after the other: a pause ends once the jobs in hand have, and one that ended
 * after a resume would stop the search for stalled jobs for good.
 */
export function pausing(worker: Worker, report: (error: Error) => void): Pausing {
  let last: Promise<void> = Promise.resolve();
  const then = (step: () => Promise<void>) => {
    last = last.then(step).catch(report);
  };
  return { pause: () => then(() => worker.pause()), resume: () => then(() => worker.resume()) };
}
