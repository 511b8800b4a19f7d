import { slotText } from '@ambia/prediction';
import type { Settings } from '@ambia/process';
import {
  fleetPause,
  llamaStandstill,
  nextTick,
  openQueues,
  type QueueDepth,
  type QueueName,
  queueDepths,
  redisAddress,
  type Standstill,
} from '@ambia/queue';
import { redisOf } from '../addresses.ts';
import type { Invocation } from '../invocation.ts';
import { reachedRedis } from '../wire.ts';
import { type Away, orAway } from './away.ts';

export interface RedisState {
  readonly ok: true;
  readonly server: string;
  /** `host:port` */
  readonly address: string;
  readonly prefix: string;
  readonly queues: Readonly<Record<QueueName, QueueDepth>>;
  /** ISO 8601, UTC; null where no worker has set the schedule up yet. */
  readonly next_tick: string | null;
  readonly schedule: string | null;
  /** ISO 8601, UTC; null where the fleet works. */
  readonly paused_since: string | null;
  readonly llama_pause: Standstill | null;
}

export function redisState(settings: Settings, { io }: Invocation): Promise<RedisState | Away> {
  return orAway(async () => {
    const { url } = redisOf(settings);
    const server = await reachedRedis(io, url);
    const queues = openQueues({ url, prefix: settings.prefix }, () => {});
    try {
      const [next, pausedSince] = [await nextTick(queues), await fleetPause(queues).since()];
      return {
        ok: true,
        server,
        address: redisAddress(url),
        prefix: settings.prefix,
        queues: await queueDepths(queues, io.now()),
        next_tick: next === null ? null : slotText(next.at),
        schedule: next?.pattern ?? null,
        paused_since: pausedSince === null ? null : slotText(pausedSince),
        llama_pause: await llamaStandstill(queues),
      };
    } finally {
      await queues.close();
    }
  });
}
