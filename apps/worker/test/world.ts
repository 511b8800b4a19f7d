import { randomBytes } from 'node:crypto';
import { freshDatabase } from '@ambia/db/testing';
import { type StandInBehaviour, startStandIn } from '@ambia/llama/stand-in';
import type { RunSummary } from '@ambia/prediction';
import { manualSlot } from '@ambia/prediction';
import { createClosing, openLog } from '@ambia/process';
import { addTick, openQueues } from '@ambia/queue';
import { afterAll, inject, vi } from 'vitest';
import { readConfig } from '../src/config.ts';
import { openWorker } from '../src/wire.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** A schedule that does not come due while tests run: a run is started by hand. */
const NEVER = '0 0 29 2 *';

/** A database, a Redis prefix and a stand-in Llama of the test file's own, and as many workers on them as it starts. */
export async function world(given: { generation?: 'A' | 'B'; behaviour?: Partial<StandInBehaviour> } = {}) {
  const { address, store, query } = await freshDatabase({ generation: given.generation ?? 'A' });
  const standIn = await startStandIn({ host: '127.0.0.1', port: 0, behaviour: given.behaviour ?? {} });
  const prefix = `test-${randomBytes(6).toString('hex')}`;
  const queues = openQueues({ url: inject('redis'), prefix }, () => undefined);
  const env = {
    DATABASE_URL: `mysql://${address.user}:${encodeURIComponent(address.password)}@${address.host}:${address.port}/${address.database}`,
    REDIS_URL: inject('redis'),
    QUEUE_PREFIX: prefix,
    STAND_IN_URL: standIn.url,
    SCHEDULE: NEVER,
    HEALTH_PORT: '0',
    // On a busy machine a shorter one is lost, and makes suspects of people.
    JOB_LOCK_SECONDS: '15',
    LOG_LEVEL: 'silent',
  };
  const stops: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const stop of stops) await stop();
    const keys = await queues.redis.keys(`${prefix}:*`);
    if (keys.length > 0) await queues.redis.del(...keys);
    await queues.close();
    await standIn.close();
  });

  let workers = 0;
  /** Lines that the workers in this process logged. */
  const said: string[] = [];
  /** A worker in this process, with a clock of its own where one is given; returns what stops it. */
  async function startWorker(more: Record<string, string> = {}, machineTime?: () => number) {
    const config = readConfig({ ...env, ...more });
    const closing = createClosing();
    const log = openLog({ name: 'worker', level: 'info', destination: { write: (line) => void said.push(line) } });
    workers += 1;
    await openWorker(config, `worker-${workers}`, log, closing, machineTime === undefined ? {} : { machineTime });
    const stop = () => closing.close({ deadlineMs: 10_000, report: () => undefined });
    stops.push(stop);
    return { stop };
  }

  /** One run, to its end. */
  async function tick(timeout = 20_000): Promise<RunSummary> {
    const slot = manualSlot(Date.now());
    await addTick(queues, slot);
    return finished(slot, timeout);
  }

  function finished(slot: number, timeout = 20_000): Promise<RunSummary> {
    return vi.waitFor(
      async () => {
        const summary = await store.runSummary(slot);
        if (summary?.state !== 'complete') throw new Error(`the run is not complete: ${JSON.stringify(summary)}`);
        return summary;
      },
      { timeout, interval: 50 },
    );
  }

  /** The hour, six hours from now, at which people with a habit have theirs. */
  const habitHour = Math.floor((Date.now() + 6 * HOUR_MS) / HOUR_MS) * HOUR_MS;

  /** Somebody with a habit: once a day at that hour, 28 days long. */
  async function habitual(userId: string, wording: string) {
    await did(
      userId,
      wording,
      Array.from({ length: 28 }, (_, day) => habitHour - (day + 1) * DAY_MS),
    );
  }

  let events = 0;
  async function did(userId: string, wording: string, instants: readonly number[]) {
    await store.importActivities(
      instants.map((at) => {
        events += 1;
        const id = `event-${String(events).padStart(8, '0')}`;
        return {
          id,
          userId,
          at: Math.floor(at / 1_000) * 1_000,
          query: wording,
          timeOfDay: 'evening',
          dayOfWeek: 'friday',
        };
      }),
    );
  }

  const rows = () => query('SELECT * FROM generation_queue ORDER BY user_id, scheduled_for', []);
  return {
    address,
    env,
    said,
    store,
    query,
    queues,
    standIn,
    startWorker,
    tick,
    finished,
    habitHour,
    habitual,
    did,
    rows,
  };
}
