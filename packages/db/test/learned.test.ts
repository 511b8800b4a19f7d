import { type Learned, nothingLearned } from '@ambia/prediction';
import { expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';
import { SLOT } from './sample.ts';

const { store, query } = await freshDatabase({ generation: 'A' });
const nothing = nothingLearned('stand-in#2');

/** A map with numbers that have no short form. */
const LEARNED: Learned = {
  ...nothing,
  calibration: {
    ...nothing.calibration,
    outcomes: 1_200,
    coefficients: [1 / 3, 0.1 + 0.2, -1e-17, 0, 5, 6, 7],
    bins: [{ from: 0, until: 1, mean: 2 / 3, n: 100, hits: 67 }],
  },
};

test('nothing is learned at first', async () => {
  expect(await store.learned()).toBeNull();
});

test('what was learned last is kept, to the last digit', async () => {
  await store.saveLearned(nothing, SLOT);
  await store.saveLearned(LEARNED, SLOT + 1);
  expect(await store.learned()).toEqual({ learned: LEARNED, at: SLOT + 1 });
  expect(await query('SELECT id FROM ambia_learned')).toHaveLength(1);
});

test.each([
  ['text that is not JSON', '{"evidence"'],
  ['another form', '{"evidence":{"examples":"many"}}'],
])('%s counts as nothing learned', async (_name, body) => {
  await query('UPDATE ambia_learned SET body = ?', [body]);
  expect(await store.learned()).toBeNull();
});
