import { afterAll, expect, test, vi } from 'vitest';
import { addUpkeep, keepSchedule, openUpkeepConsumer } from '../src/index.ts';
import { freshQueues } from './fresh-queues.ts';
import { scheduleRules } from './schedule-rules.ts';

const queues = freshQueues();
const stops: (() => unknown)[] = [];
afterAll(async () => {
  for (const stop of stops) await stop();
});

test('upkeep asked for by twenty at once is one job, and what it did is its result', async () => {
  await Promise.all(Array.from({ length: 20 }, () => addUpkeep(queues)));
  expect(await queues.upkeep.getWaitingCount()).toBe(1);
  const consumer = openUpkeepConsumer(queues, async () => ({ judged: 3, purged: 0, learnedFrom: 0 }), {
    name: 'worker-1',
    lockMs: 2_000,
    report: () => undefined,
  });
  stops.push(() => consumer.close(1_000));
  const [done] = await vi.waitFor(async () => {
    const jobs = await queues.upkeep.getCompleted();
    expect(jobs).toHaveLength(1);
    return jobs;
  });
  expect(done?.returnvalue).toEqual({ judged: 3, purged: 0, learnedFrom: 0 });
});

test('it comes back by a schedule of its own, which a watch makes again', async () => {
  const schedule = keepSchedule(queues, scheduleRules({ pattern: '0 0 29 2 *' }));
  stops.push(() => schedule.stop());
  const schedulers = await vi.waitFor(async () => {
    const found = await queues.upkeep.getJobSchedulers();
    expect(found).toHaveLength(1);
    return found;
  });
  expect(schedulers[0]).toMatchObject({ pattern: '30 2-59/5 * * * *', tz: 'UTC' });
});
