import { expect, test } from 'vitest';
import { world } from './world.ts';

const w = await world({ generation: 'B' });

test('who said no is accounted for, and their history never leaves the database', async () => {
  await w.habitual('said-no', 'private matters');
  await w.habitual('said-yes', 'evening news');
  await w.query(`UPDATE users SET preferences = '{"ai_predictions_enabled": false}' WHERE id = 'said-no'`, []);
  await w.startWorker();
  const summary = await w.tick();
  expect(summary).toMatchObject({ success: true, active_users: 2 });
  expect(summary.outcomes).toMatchObject({ analyzed: 1, opted_out: 1 });
  expect(w.standIn.stats().calls).toBe(1);
  expect((await w.rows()).map((row) => row.user_id)).toEqual(['said-yes']);
});
