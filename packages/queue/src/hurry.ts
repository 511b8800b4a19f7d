import type { Queues } from './queues.ts';

/** Jobs that are moved with one round trip. */
const BATCH = 200;

/** Lets everyone who waits out a backoff or a pause have their turn now, in the order of their priority. How many. */
export async function hurryDelayed({ analyze }: Queues): Promise<number> {
  let hurried = 0;
  // As many as there are now: whoever is delayed again meanwhile has been told a time of their own.
  for (let left = await analyze.getDelayedCount(); left > 0; left -= BATCH) {
    const jobs = await analyze.getDelayed(0, Math.min(left, BATCH) - 1);
    // One that is no longer delayed had its turn already.
    const moved = await Promise.allSettled(jobs.map((job) => job.promote()));
    hurried += moved.filter(({ status }) => status === 'fulfilled').length;
  }
  return hurried;
}
