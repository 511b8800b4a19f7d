import { expect, test } from 'vitest';
import { world } from './world.ts';

const w = await world();

test('the schedule ticks by itself, one run per slot', async () => {
  await w.did('ann', 'news', [Date.now() - 3_600_000]);
  await w.startWorker({ SCHEDULE: '*/2 * * * * *' });
  await expect
    .poll(async () => (await w.store.recentRuns(10)).filter((run) => run.state === 'complete').length, {
      timeout: 20_000,
    })
    .toBeGreaterThanOrEqual(2);
  const slots = (await w.store.recentRuns(10)).map((run) => Date.parse(run.slot));
  expect(new Set(slots).size).toBe(slots.length);
  expect(slots.filter((slot) => slot % 2_000 !== 0)).toEqual([]);
});
