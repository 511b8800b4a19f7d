import type { Store } from '@ambia/db';
import type { RunSummary } from '@ambia/prediction';
import type { Queues } from '@ambia/queue';
import { LOOK_MS, pause } from '../patience.ts';
import type { Outage } from './outage.ts';
import { runProgress } from './run-progress.ts';
import type { Wait } from './wait.ts';

export interface RunPlace {
  readonly store: Pick<Store, 'runSummary'>;
  readonly queues: Queues;
}

/** Shows a run's progress until it is complete. @throws the signal's reason */
export async function followRun(
  { store, queues }: RunPlace,
  slot: number,
  wait: Wait,
  signal: AbortSignal,
): Promise<RunSummary> {
  const done = new AbortController();
  const until = AbortSignal.any([signal, done.signal]);
  try {
    return await Promise.race([summaryOf(store, slot, wait, until), watchRedis(queues, wait.redis, until)]);
  } finally {
    done.abort();
    wait.progress.end();
  }
}

async function summaryOf(store: RunPlace['store'], slot: number, wait: Wait, signal: AbortSignal): Promise<RunSummary> {
  for (;;) {
    const summary = await wait.mysql.answer(() => store.runSummary(slot), signal);
    const { text, share } = runProgress(summary);
    wait.progress.update(text, share);
    if (summary?.state === 'complete') return summary;
    wait.unattended.look(summary !== null);
    await pause(LOOK_MS, signal);
  }
}

const REDIS_LOOK_MS = 1_000;

/** Notices when Redis goes away while what is waited for is read from the database. @throws the signal's reason */
export async function watchRedis(queues: Queues, redis: Outage, signal: AbortSignal): Promise<never> {
  for (;;) {
    await redis.answer(() => queues.redis.ping(), signal);
    await pause(REDIS_LOOK_MS, signal);
  }
}
