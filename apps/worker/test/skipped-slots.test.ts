import { expect, test } from 'vitest';
import { world } from './world.ts';

const w = await world();

test('a run says how many slots of the schedule came and went since the one before', async () => {
  await w.did('ann', 'news', [Date.now() - 3_600_000]);
  const before = Math.floor(Date.now() / 2_000) * 2_000 - 20_000;
  await w.store.beginRun({ slot: before, kind: 'scheduled', at: before });
  await w.store.beginRun({ slot: before + 5_001, kind: 'manual', at: before });
  await w.startWorker({ SCHEDULE: '*/2 * * * * *' });
  const since = async () =>
    (await w.store.recentRuns(10)).filter((run) => run.kind === 'scheduled' && Date.parse(run.slot) > before).reverse();
  await expect.poll(async () => (await since()).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
  const [first, second] = await since();
  expect(first?.skipped_slots).toBe((Date.parse(first?.slot ?? '') - before) / 2_000 - 1);
  expect(first?.skipped_slots).toBeGreaterThanOrEqual(9);
  expect(second?.skipped_slots).toBe(0);
});
