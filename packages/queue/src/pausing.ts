import type { Worker } from 'bullmq';

export interface Pausing {
  /** Takes no more jobs; those in hand go on. */
  pause(): void;
  resume(): void;
}

/**
 * Pause and resume of a BullMQ worker, one after the other: a pause ends once the jobs in hand have, and one that ended
 * after a resume would stop the search for stalled jobs for good. What was wanted last is what is done, so that nothing
 * is taken between a pause that takes its time and the next.
 */
export function pausing(worker: Worker, report: (error: Error) => void): Pausing {
  let isPauseWanted = false;
  let last: Promise<void> = Promise.resolve();
  const want = (pause: boolean) => {
    isPauseWanted = pause;
    last = last.then(() => (isPauseWanted ? worker.pause() : worker.resume())).catch(report);
  };
  return { pause: () => want(true), resume: () => want(false) };
}
