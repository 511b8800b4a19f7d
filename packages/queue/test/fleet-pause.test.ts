import { analyzeJobs } from '@ambia/prediction';
import { afterAll, expect, test } from 'vitest';
import { addTick, enqueueAll, fleetPause, keepSchedule, openTickConsumer, queueDepths } from '../src/index.ts';
import { freshQueues } from './fresh-queues.ts';
import { scheduleRules } from './schedule-rules.ts';

const queues = freshQueues();
const pause = fleetPause(queues);
const PATTERN = '* * * * * *';
const ticks: number[] = [];
const consumer = openTickConsumer(
  queues,
  { pattern: PATTERN, deadlineMs: 900_000 },
  async ({ slot }) => void ticks.push(slot),
  { name: 'test', lockMs: 5_000, report: () => undefined },
);
afterAll(() => consumer.close(1_000));

test('while the fleet rests no tick is made, also not one by hand; after it one catches up, then the old phase', async () => {
  const schedule = keepSchedule(queues, scheduleRules({ pattern: PATTERN }));
  await expect.poll(() => ticks.length, { timeout: 10_000 }).toBeGreaterThan(1);
  schedule.stop();
  const since = await pause.begin(1_000);
  expect([since, await pause.since(), await pause.begin(2_000)]).toEqual([1_000, 1_000, 1_000]);
  await expect.poll(() => queues.tick.getActiveCount()).toBe(0);
  const before = ticks.length;
  const restUntil = Date.now() + 3_500;
  await expect.poll(() => Date.now(), { timeout: 10_000 }).toBeGreaterThan(restUntil);
  expect(ticks).toHaveLength(before);
  expect(await pause.end()).toBe(1_000);
  const resumed = Date.now();
  await expect.poll(() => ticks.length, { timeout: 10_000 }).toBeGreaterThan(before + 1);
  const [last = 0, caughtUp = 0, next = 0] = ticks.slice(before - 1);
  expect(caughtUp - last).toBeGreaterThan(2_000);
  expect(Math.abs(resumed - caughtUp)).toBeLessThan(2_000);
  expect(next - caughtUp).toBeLessThanOrEqual(2_000);
  expect(await pause.since()).toBeNull();
});

test('whoever is enqueued meanwhile waits', async () => {
  await pause.begin(1_000);
  await enqueueAll(queues, analyzeJobs(1_000, ['ann']));
  await addTick(queues, 1_001);
  const depths = await queueDepths(queues, Date.now());
  expect([depths['analyze-user'].waiting, depths.tick.active]).toEqual([1, 0]);
  expect(depths.tick.waiting).toBeGreaterThanOrEqual(1);
  await pause.end();
});
