import type { Worker } from 'bullmq';

export interface Pausing {
  /** Those in hand go on; resolves when they are over and no more is asked for. Until then one more may be taken. Never rejects. */
  pause(): Promise<void>;
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
    return last;
  };
  return { pause: () => want(true), resume: () => void want(false) };
}
