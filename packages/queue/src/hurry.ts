import type { Queues } from './queues.ts';

/** Jobs that are moved with one round trip. */
const BATCH = 200;

/** Lets everyone who waits out a backoff or a pause have their turn now, in the order of their priority. How many. */
export async function hurryDelayed({ analyze }: Queues): Promise<number> {
  const jobs = await analyze.getDelayed(0, -1);
  let hurried = 0;
  for (let start = 0; start < jobs.length; start += BATCH) {
    // One that is no longer delayed had its turn already.
    const moved = await Promise.allSettled(jobs.slice(start, start + BATCH).map((job) => job.promote()));
    hurried += moved.filter(({ status }) => status === 'fulfilled').length;
  }
  return hurried;
}
