import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { ANALYZE_QUEUE, ATTEMPTS, BACKOFF, TICK_QUEUE, UPKEEP_QUEUE } from './jobs.ts';
import { LongLivedRedis } from './long-lived-redis.ts';
import { EVENTS_KEPT, FEW_KEPT } from './retention.ts';

export interface QueueSettings {
  /** redis:// or rediss:// */
  readonly url: string;
  /** Of every key, so that several installations can share one Redis. */
  readonly prefix: string;
}

/** All queues from the producing side, over one connection. */
export interface Queues {
  readonly tick: Queue;
  readonly analyze: Queue;
  readonly upkeep: Queue;
  readonly redis: Redis;
  readonly settings: QueueSettings;
  close(): Promise<void>;
}

/** @param report is told of connection errors; Redis may come and go */
export function openQueues(settings: QueueSettings, report: (error: Error) => void): Queues {
  const redis = new LongLivedRedis(settings.url);
  redis.on('error', report);
  const shared = {
    connection: redis,
    prefix: settings.prefix,
    skipWaitingForReady: true,
    streams: { events: { maxLen: EVENTS_KEPT } },
  };
  const seldom = {
    attempts: ATTEMPTS,
    backoff: { type: BACKOFF },
    ...FEW_KEPT,
  };
  const tick = new Queue(TICK_QUEUE, { ...shared, defaultJobOptions: seldom });
  const upkeep = new Queue(UPKEEP_QUEUE, { ...shared, defaultJobOptions: seldom });
  const analyze = new Queue(ANALYZE_QUEUE, {
    ...shared,
    defaultJobOptions: {
      attempts: ATTEMPTS,
      backoff: { type: BACKOFF },
      stackTraceLimit: 0,
    },
  });
  const all = [tick, analyze, upkeep];
  for (const queue of all) queue.on('error', report);
  return {
    tick,
    analyze,
    upkeep,
    redis,
    settings,
    async close() {
      // Queue.close() waits for a connection that may never come; what it would close is closed below. What a queue
      // says of that is no news.
      for (const queue of all) queue.removeAllListeners().on('error', () => undefined);
      redis.closeAll();
    },
  };
}
