import { expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';
import { addUser, analysisOf, HOUR, queueRow, rowsOf, SLOT, user, WORKER } from './sample.ts';

const fresh = await freshDatabase({ generation: 'B' });

test('a person deleted meanwhile is an outcome, and is counted as one', async () => {
  await fresh.store.beginRun({ slot: SLOT, kind: 'scheduled', at: SLOT });
  const rows = [queueRow(user(1), 'weather'), queueRow(user(1), 'news')];
  expect(await fresh.store.record(analysisOf(user(1), { rows }), WORKER)).toEqual({
    counted: true,
    outcome: 'user_gone',
    queued: [],
    alreadyQueued: 0,
    alreadyCached: 0,
  });
  expect(await rowsOf(fresh, user(1))).toBe(0);
  expect(await fresh.store.runSummary(SLOT)).toMatchObject({
    outcomes: { user_gone: 1, analyzed: 0 },
    predictions_queued: 0,
  });
});

test('a deletion takes our rows along and leaves nothing that fails later', async () => {
  await addUser(fresh, user(2));
  await fresh.store.record(analysisOf(user(2), { rows: [queueRow(user(2), 'weather')] }), WORKER);
  await fresh.query('DELETE FROM users WHERE id = ?', [user(2)]);
  expect(await fresh.store.predictions(user(2), SLOT, { all: true })).toEqual([]);
  const again = analysisOf(user(2), { slot: SLOT + HOUR, outcome: 'no_activity' });
  expect(await fresh.store.record(again, WORKER)).toMatchObject({ counted: true, outcome: 'no_activity' });
});
