import { analyzeJobs, manualSlot } from '@ambia/prediction';
import { addTick, enqueueFirst } from '@ambia/queue';
import { expect, test } from 'vitest';
import { world } from './world.ts';

const w = await world();

test('who was analysed by hand after a run’s slot is accounted for in that run, which is a success', async () => {
  await w.habitual('ann', 'evening news');
  await w.habitual('bob', 'evening news');
  await w.startWorker();
  const slot = manualSlot(Date.now());
  const [spec] = analyzeJobs(slot + 5_000, ['ann']);
  if (!spec) throw new Error('no spec');
  await w.store.beginRun({ slot: slot + 5_000, kind: 'one_off', at: slot });
  await enqueueFirst(w.queues, spec);
  await w.store.fannedOut({ slot: slot + 5_000, activeUsers: 1, enqueued: 1, deduplicated: 0, at: slot });
  await w.finished(slot + 5_000);
  await addTick(w.queues, slot);
  expect(await w.finished(slot)).toMatchObject({
    success: true,
    enqueued: 2,
    outcomes: { analyzed: 1, superseded: 1, expired: 0 },
  });
  expect(await w.rows()).toHaveLength(2);
});
