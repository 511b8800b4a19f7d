import { expect, test } from 'vitest';
import type { Store } from '../src/index.ts';
import { freshDatabase } from './fresh-database.ts';
import { rowsRead } from './rows-read.ts';
import { HOUR, SLOT, unit, user } from './sample.ts';

const fresh = await freshDatabase({ generation: 'A' });

/** One window an hour, each of another person; every hundredth is queued, the last thousand are open. */
const crowd = Array.from({ length: 3_000 }, (_, n) =>
  unit(user(n), 'weather', {
    id: `unit-${n}`,
    from: SLOT + n * HOUR,
    ruling: n % 100 === 0 ? 'queued' : 'below_threshold',
  }),
);
/** When the last window of those that are judged closes. */
const JUDGED = SLOT + 2_000 * HOUR;

test('are saved in batches and counted right', async () => {
  const rows = crowd.map((one) => [
    ...[one.id, one.userId, one.slot, one.need, one.from, one.until, one.scheduledFor],
    ...[one.kept, one.confidence, one.decidedBy, one.ruling, one.llama],
  ]);
  await fresh.query(
    `INSERT INTO ambia_considered (id, user_id, slot, need, from_at, until_at, scheduled_for,
     kept, confidence, decided_by, ruling, llama) VALUES ?`,
    [rows],
  );
  const judged = crowd.slice(0, 2_000).map(({ id }, n) => ({ id, hit: n % 3 === 0, served: false }));
  await fresh.store.saveJudged([]);
  await fresh.store.saveJudged(judged);
  const outcomes = await fresh.store.labelled({ limit: 5_000 });
  expect(outcomes).toHaveLength(2_000);
  expect(outcomes.filter(({ hit }) => hit)).toHaveLength(667);
});

test.each([
  ['the newest', 20, (store: Store) => store.labelled({ limit: 10, before: JUDGED })],
  ['the newest queued', 20, (store: Store) => store.labelledQueued(10, { before: JUDGED })],
  ['those due', 150, (store: Store) => store.dueToJudge(SLOT + 2_500 * HOUR, 100)],
  ["one person's", 10, (store: Store) => store.consideredOf(user(7), { since: 0, limit: 10 })],
  ['the oldest', 100, (store: Store) => store.purgeConsidered(SLOT + HOUR * 10, 20)],
] as const)('%s are found without reading all', async (_name, most, work) => {
  expect(await rowsRead(fresh, work)).toBeLessThan(most);
});
