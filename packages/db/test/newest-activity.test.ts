import { windowBefore } from '@ambia/prediction';
import { describe, expect, test } from 'vitest';
import { inspect } from '../src/inspect.ts';
import { openStore } from '../src/store.ts';
import { freshDatabase } from './fresh-database.ts';
import { rowsRead } from './rows-read.ts';
import { addActivity, addUser, analysisOf, DAY, HOUR, SLOT, storedAnswer, user, WORKER } from './sample.ts';

const MONTH = windowBefore(SLOT, 30);

describe.each(['A', 'B'] as const)('the newest activity (generation %s)', async (generation) => {
  const fresh = await freshDatabase({ generation });
  const { store } = fresh;
  const newest = async (n: number, window = MONTH) => (await store.personAt(user(n), window)).newestActivity;
  for (const n of [1, 2, 3, 4, 5]) await addUser(fresh, user(n));
  for (const n of [1, 2, 3, 5]) await store.record(analysisOf(user(n), { answer: storedAnswer() }), WORKER);

  test('is the last of the person inside the window', async () => {
    await addActivity(fresh, user(1), SLOT - DAY);
    await addActivity(fresh, user(1), SLOT - HOUR, null);
    await addActivity(fresh, user(1), SLOT + 1_000);
    await addActivity(fresh, user(2), SLOT - 1_000);
    expect(await newest(1)).toBe(SLOT - HOUR);
    expect(await newest(1, { since: SLOT - 2 * DAY, until: SLOT - DAY })).toBe(SLOT - DAY);
  });

  test('is each one’s own where several are asked about at once, also at different slots', async () => {
    const asked: [number, typeof MONTH][] = [
      [2, MONTH],
      [1, MONTH],
      [1, { since: SLOT - 2 * DAY, until: SLOT - DAY }],
      [5, MONTH],
      [99, MONTH],
    ];
    const found = await Promise.all(asked.map(([n, window]) => newest(n, window)));
    expect(found).toEqual([SLOT - 1_000, SLOT - HOUR, SLOT - DAY, null, null]);
  });

  test('is none where they did nothing', async () => {
    expect(await newest(1, { since: SLOT - 9 * DAY, until: SLOT - 8 * DAY })).toBeNull();
  });

  test('is not looked for where there is no answer that it could call into question', async () => {
    await addActivity(fresh, user(4), SLOT - HOUR);
    await store.record(analysisOf(user(4), { outcome: 'failed' }), WORKER);
    expect(await store.personAt(user(4), MONTH)).toMatchObject({ lastSlot: SLOT, answer: null, newestActivity: null });
  });

  test('is found without reading the rows of others', async () => {
    const others = Array.from({ length: 2_000 }, (_, n) => [
      `other-${n}`,
      user(3),
      'query',
      new Date(SLOT - n * 1_000),
    ]);
    await fresh.query('INSERT INTO activity_log (id, user_id, action_type, timestamp) VALUES ?', [others]);
    expect(await rowsRead(fresh, (own) => own.personAt(user(1), MONTH))).toBeLessThan(15);
  });

  test.runIf(generation === 'A')('is found without reading the rest of a long history', async () => {
    expect(await rowsRead(fresh, (own) => own.personAt(user(3), MONTH))).toBeLessThan(10);
  });
});

test.each(['utf8mb4_general_ci', 'utf8mb4_bin', 'latin1_swedish_ci'])(
  'the newest activity is found by the index where activity_log compares by %s',
  async (collation) => {
    const fresh = await freshDatabase({ generation: 'A' });
    const charset = collation.split('_')[0];
    await fresh.query(`ALTER TABLE activity_log CONVERT TO CHARACTER SET ${charset} COLLATE ${collation}`);
    for (let n = 0; n < 300; n++) await addActivity(fresh, user(n % 3), SLOT - n * HOUR);
    const profile = await inspect(fresh.db);
    const store = openStore(fresh.db, profile);
    await store.record(analysisOf(user(1), { answer: storedAnswer() }), WORKER);
    expect(await store.personAt(user(1), MONTH)).toMatchObject({ newestActivity: SLOT - HOUR });
    expect(await rowsRead({ ...fresh, profile }, (own) => own.personAt(user(1), MONTH))).toBeLessThan(10);
  },
);
