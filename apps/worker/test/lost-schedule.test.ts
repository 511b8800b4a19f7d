import { expect, test } from 'vitest';
import { world } from './world.ts';

const w = await world({ behaviour: { delayMs: 1_000 } });
const PEOPLE = 12;
for (let index = 0; index < PEOPLE; index++) await w.habitual(`person-${index}`, 'evening news');

test('all of Redis is lost in the middle of a run: the same run ends with everyone accounted for once, nothing doubled', async () => {
  // Its next slot is an hour away: past that, the lost run's people would be the next run's.
  const slot = Math.floor(Date.now() / 60_000) * 60_000;
  const SCHEDULE = `${new Date(slot).getUTCMinutes()} * * * *`;
  await w.startWorker({ SCHEDULE, LLAMA_CONCURRENCY: '4', WORKER_CONCURRENCY: '4' });
  await expect.poll(() => w.queues.tick.getJobSchedulersCount()).toBe(1);
  await w.queues.tick.add('tick', { v: 1, slot }, { jobId: 'first' });
  await expect.poll(() => w.standIn.stats().answered, { timeout: 10_000 }).toBeGreaterThanOrEqual(4);
  const keys = await w.queues.redis.keys(`${w.queues.settings.prefix}:*`);
  await w.queues.redis.del(...keys);

  const summary = await w.finished(slot, 30_000);
  expect(summary).toMatchObject({ success: true, active_users: PEOPLE, enqueued: PEOPLE, deduplicated: 0 });
  expect(summary.outcomes).toMatchObject({ analyzed: PEOPLE, failed: 0, expired: 0 });
  expect(await w.rows()).toHaveLength(summary.predictions_queued);
  expect(await w.queues.tick.getJobSchedulersCount()).toBe(1);
  expect(await w.queues.tick.getGlobalConcurrency()).toBe(1);
});
