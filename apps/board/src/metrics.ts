import { type QueueDepth, type Queues, queueDepths } from '@ambia/queue';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { redisAnswers } from './redis-answers.ts';

/** Less than a scrape may take, so that the process's own metrics are there while Redis is not. */
const REDIS_MS = 1_000;
const STATES = ['waiting', 'active', 'delayed', 'failed', 'completed'] as const satisfies readonly (keyof QueueDepth)[];

type Depths = readonly (readonly [queue: string, depth: QueueDepth])[];

/**
 * The process's metrics and, asked of Redis at each scrape, `ambia_queue_jobs{queue,state}` and
 * `ambia_queue_oldest_waiting_seconds{queue}`; these two have no values while Redis is away.
 */
export function boardMetrics(queues: Queues): Registry {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const depths = onceAtATime(() => depthsOf(queues));
  new Gauge({
    name: 'ambia_queue_jobs',
    help: 'Jobs that Redis holds.',
    labelNames: ['queue', 'state'],
    registers: [register],
    async collect() {
      const found = await depths();
      this.reset();
      for (const [queue, depth] of found) for (const state of STATES) this.set({ queue, state }, depth[state]);
    },
  });
  new Gauge({
    name: 'ambia_queue_oldest_waiting_seconds',
    help: 'How long the job at the head of the queue has waited; 0 where none waits.',
    labelNames: ['queue'],
    registers: [register],
    async collect() {
      const found = await depths();
      this.reset();
      for (const [queue, depth] of found) this.set({ queue }, depth.oldestWaitingMs / 1_000);
    },
  });
  return register;
}

async function depthsOf(queues: Queues): Promise<Depths> {
  if (!(await redisAnswers(queues.redis, REDIS_MS))) return [];
  return Object.entries(await queueDepths(queues, Date.now()));
}

/** Both gauges of one scrape share one question to Redis. */
function onceAtATime<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<Value> | null = null;
  return () => {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };
}
