import { Gauge, type Registry } from 'prom-client';
import { within } from './deadline.ts';

/** Less than a scrape may take, so that the process's own metrics are there while Redis is not. */
const REDIS_MS = 1_000;

const STATES = ['waiting', 'active', 'delayed', 'failed', 'completed'] as const;

/** Jobs of one queue by state, and how long the one at its head has waited, milliseconds. */
export type QueueNumbers = Readonly<Record<(typeof STATES)[number] | 'oldestWaitingMs', number>>;

/**
 * Adds `ambia_queue_jobs{queue,state}` and `ambia_queue_oldest_waiting_seconds{queue}`, asked for at each scrape; they
 * have no values where `read` fails or takes too long.
 */
export function queueGauges(registry: Registry, read: () => Promise<Readonly<Record<string, QueueNumbers>>>): void {
  const registers = [registry];
  const numbers = inTime(onceAtATime(read));
  new Gauge({
    name: 'ambia_queue_jobs',
    help: 'Jobs that Redis holds.',
    labelNames: ['queue', 'state'],
    registers,
    async collect() {
      const found = await numbers();
      this.reset();
      for (const [queue, depth] of found) for (const state of STATES) this.set({ queue, state }, depth[state]);
    },
  });
  new Gauge({
    name: 'ambia_queue_oldest_waiting_seconds',
    help: 'How long the job at the head of the queue has waited; 0 where none waits.',
    labelNames: ['queue'],
    registers,
    async collect() {
      const found = await numbers();
      this.reset();
      for (const [queue, depth] of found) this.set({ queue }, depth.oldestWaitingMs / 1_000);
    },
  });
}

function inTime(read: () => Promise<Readonly<Record<string, QueueNumbers>>>): () => Promise<[string, QueueNumbers][]> {
  return async () => {
    const ending = await within(REDIS_MS, read);
    return ending.state === 'done' ? Object.entries(ending.value) : [];
  };
}

/** Both gauges of one scrape share one question, and so do scrapes while it has no answer. */
function onceAtATime<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<Value> | null = null;
  return () => {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };
}
