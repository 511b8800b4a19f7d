import type { Queues } from '@ambia/queue';

const LOOK_MS = 500;

/** Looks on while a fault is staged: which jobs are held by nobody though they count as active, and for how long. */
export interface ActiveWatch {
  /** The longest that any job was active without a lock, milliseconds, and which. */
  longest(): { readonly ms: number; readonly job: string };
  stop(): Promise<void>;
}

export function watchActive(queues: Queues): ActiveWatch {
  const since = new Map<string, number>();
  let longest = { ms: 0, job: '' };
  const note = (unlocked: readonly string[], now: number) => {
    for (const job of since.keys()) if (!unlocked.includes(job)) since.delete(job);
    for (const job of unlocked) {
      const first = since.get(job) ?? now;
      since.set(job, first);
      if (now - first > longest.ms) longest = { ms: now - first, job };
    }
  };
  let busy = false;
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    // While Redis does not answer nobody knows who holds what: the watch starts anew.
    if (busy || queues.redis.status !== 'ready') return since.clear();
    busy = true;
    looking = unlockedJobs(queues)
      .then(
        (unlocked) => note(unlocked, performance.now()),
        () => since.clear(),
      )
      .finally(() => {
        busy = false;
      });
  }, LOOK_MS);
  return {
    longest: () => longest,
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

async function unlockedJobs({ analyze, redis }: Queues): Promise<string[]> {
  const ids = await redis.lrange(analyze.toKey('active'), 0, -1);
  if (ids.length === 0) return [];
  const locks = await redis.mget(ids.map((id) => `${analyze.toKey(id)}:lock`));
  return ids.filter((_, index) => locks[index] === null);
}
