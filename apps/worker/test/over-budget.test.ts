import { expect, test } from 'vitest';
import { world } from './world.ts';

const w = await world();
const PEOPLE = 30;
for (let index = 0; index < PEOPLE; index++) await w.habitual(`person-${index}`, 'evening news');
const CONCURRENCY = 2;
const BUDGET = { LLAMA_DAILY_TOKENS: '1000', LLAMA_CONCURRENCY: String(CONCURRENCY) };
const spentLines = () => w.said.filter((line) => line.includes('the tokens of the day are spent'));

test('once the day’s tokens are spent nobody is asked about any more, and each ends so at once', async () => {
  w.standIn.become({ delayMs: 1_000 });
  for (let worker = 0; worker < 2; worker++) await w.startWorker(BUDGET);
  const run = await w.tick(60_000);
  const { analyzed, over_budget } = run.outcomes;
  expect(over_budget).toBeGreaterThan(0);
  expect(analyzed + over_budget).toBe(PEOPLE);
  expect(run.success).toBe(true);
  // Spent by the third call or so; then those in flight, and those that began within the 2 s that a count may be old.
  expect(analyzed).toBeLessThanOrEqual(2 * CONCURRENCY * 5);
  expect(spentLines()).toHaveLength(1);
}, 90_000);

test('MySQL remembers what was spent: a Redis that forgot everything changes nothing', async () => {
  const keys = await w.queues.redis.keys(`${w.queues.settings.prefix}:llama:*`);
  if (keys.length > 0) await w.queues.redis.del(...keys);
  const before = w.standIn.stats().calls;
  const run = await w.tick(60_000);
  expect(run.outcomes).toMatchObject({ failed: 0, expired: 0 });
  expect(run.outcomes.unchanged + run.outcomes.over_budget).toBe(PEOPLE);
  expect(w.standIn.stats().calls).toBe(before);
  expect(spentLines()).toHaveLength(1);
}, 90_000);
