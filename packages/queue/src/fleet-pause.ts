import { slotText } from '@ambia/prediction';
import type { Queues } from './queues.ts';

/** The whole fleet at rest: nobody takes a job, no tick is made; what is in hand is finished. Kept in Redis. */
export interface FleetPause {
  /** When it began, milliseconds since the epoch; null where the fleet works. */
  since(): Promise<number | null>;
  /** Begins it, at `now` (ms); where it has begun already nothing changes. Returns since when. */
  begin(now: number): Promise<number>;
  /**
   * Ends it; the slots that passed meanwhile are caught up with by one tick, which is waiting in the queue. Returns since
   * when it was, null where it was not.
   */
  end(): Promise<number | null>;
}

export function fleetPause(queues: Queues): FleetPause {
  const { redis, tick, analyze, upkeep } = queues;
  const key = `${queues.settings.prefix}:paused-since`;
  const all = [tick, analyze, upkeep];
  const since = async () => {
    const at = await redis.get(key);
    return at === null ? null : Number(at);
  };
  return {
    since,
    async begin(now) {
      await redis.set(key, now, 'NX');
      for (const queue of all) await queue.pause();
      return (await since()) ?? now;
    },
    async end() {
      const was = await since();
      for (const queue of all) await queue.resume();
      await redis.del(key);
      return was;
    },
  };
}

/** `at rest since 2026-11-22T08:35:00Z, until `ambia resume``; null where the fleet works. */
export async function restText(queues: Queues): Promise<string | null> {
  const since = await fleetPause(queues).since();
  return since === null ? null : `at rest since ${slotText(since)}, until \`ambia resume\``;
}
