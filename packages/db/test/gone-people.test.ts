import { describe, expect, test } from 'vitest';
import { inspect, openStore, type Store } from '../src/index.ts';
import { freshDatabase } from './fresh-database.ts';
import { rowsRead } from './rows-read.ts';
import { addUser, analysisOf, SLOT, storedAnswer, unit, user, WORKER } from './sample.ts';

const ALL = { since: 0, limit: 100 };

async function remember(store: Store, userId: string): Promise<void> {
  await store.record(analysisOf(userId, { answer: storedAnswer(), considered: [unit(userId, 'weather')] }), WORKER);
}

/** People found, page by page. */
async function gone(store: Store, pageSize?: number): Promise<string[][]> {
  const pages: string[][] = [];
  for await (const page of store.gonePeople(pageSize)) pages.push(page);
  return pages;
}

async function forgetAll(store: Store): Promise<string[]> {
  const forgotten: string[] = [];
  for (const userId of (await gone(store)).flat()) if (await store.forgetIfGone(userId)) forgotten.push(userId);
  return forgotten;
}

const knownOf = async (store: Store, userId: string) => ({
  considered: (await store.consideredOf(userId, ALL)).length,
  answer: (await store.person(userId)).answer !== null,
});

describe('where everyone is in users', async () => {
  const fresh = await freshDatabase({ generation: 'B' });
  const { store } = fresh;
  const said = (userId: string, preferences: string | null) =>
    fresh.query('UPDATE users SET preferences = ? WHERE id = ?', [preferences, userId]);

  test('whoever says no in any way, or is deleted, is found among the others', async () => {
    for (let n = 1; n <= 12; n += 1) {
      await addUser(fresh, user(n));
      await remember(store, user(n));
    }
    expect((await gone(store)).flat()).toEqual([]);
    await said(user(1), null);
    await said(user(2), '{"ai_predictions_enabled": true, "theme": "dark"}');
    await said(user(3), '[]');
    await said(user(4), '{"ai_predictions_enabled": false}');
    await said(user(5), '{"ai_predictions_enabled": "false"}');
    await said(user(6), '{"ai_predictions_enabled": 0}');
    await said(user(7), '"{\\"ai_predictions_enabled\\": false}"');
    await said(user(8), '"{\\"ai_predictions_en"');
    await fresh.query('DELETE FROM users WHERE id = ?', [user(9)]);
    expect((await gone(store)).flat().sort()).toEqual([4, 5, 6, 7, 8, 9].map(user));
    expect((await gone(store, 5)).map((page) => page.length)).toEqual([2, 4, 0, 0]);
  });

  test('they are forgotten, nobody else, and are found no more', async () => {
    expect((await forgetAll(store)).sort()).toEqual([4, 5, 6, 7, 8, 9].map(user));
    for (const n of [4, 5, 6, 7, 8, 9]) expect(await knownOf(store, user(n))).toEqual({ considered: 0, answer: false });
    for (const n of [1, 2, 3, 10, 11, 12]) {
      expect(await knownOf(store, user(n))).toEqual({ considered: 1, answer: true });
    }
    expect((await gone(store)).flat()).toEqual([]);
  });

  test('where they stand in the runs is kept', async () => {
    for (const n of [4, 9]) expect(await store.person(user(n))).toMatchObject({ lastSlot: SLOT });
  });

  test('someone with an answer alone, or with something considered alone, is found too', async () => {
    await store.record(analysisOf(user(10), { slot: SLOT + 1, answer: storedAnswer() }), WORKER);
    await fresh.query('DELETE FROM ambia_considered WHERE user_id = ?', [user(10)]);
    await fresh.query('DELETE FROM ambia_answer WHERE user_id = ?', [user(11)]);
    for (const n of [10, 11]) await said(user(n), '{"ai_predictions_enabled": false}');
    expect((await gone(store)).flat().sort()).toEqual([10, 11].map(user));
  });

  test('someone whose id users spells in capitals is still there', async () => {
    await addUser(fresh, 'ANNA');
    await remember(store, 'anna');
    expect(await store.forgetIfGone('anna')).toBe(false);
    expect(await forgetAll(store)).not.toContain('anna');
    expect(await knownOf(store, 'anna')).toEqual({ considered: 1, answer: true });
  });

  test('of people with much behind them not all is read', async () => {
    const rows = Array.from({ length: 3_000 }, (_, n) => [`many-${n}`, user(100 + (n % 10)), SLOT, n, n + 1, n]);
    await fresh.query(
      `INSERT INTO ambia_considered (id, user_id, slot, from_at, until_at, scheduled_for, need, kept, confidence, decided_by, ruling, llama)
       VALUES ${rows.map(() => "(?, ?, ?, ?, ?, ?, 'weather', '', 0.5, 'llama', 'queued', 'stand-in#2')").join(', ')}`,
      rows.flat(),
    );
    // As the server does by itself once a tenth of the rows is new.
    await fresh.query('ANALYZE TABLE ambia_considered');
    expect(await rowsRead(fresh, (one) => gone(one))).toBeLessThan(300);
  });
});

describe('where users holds only some, ids in another alphabet and preferences in plain text', async () => {
  const fresh = await freshDatabase({ generation: 'A' });
  await fresh.query(
    `CREATE TABLE users (id VARCHAR(36) CHARACTER SET latin1 COLLATE latin1_bin PRIMARY KEY, email VARCHAR(255),
     device_id VARCHAR(255), preferences LONGTEXT)`,
  );
  const store = openStore(fresh.db, await inspect(fresh.db));

  test('who said no is forgotten, and who is not there may well exist', async () => {
    for (const n of [1, 2, 3, 4]) await remember(store, user(n));
    const rows = [
      [user(1), '{"ai_predictions_enabled": false}'],
      [user(2), '{"ai_predictions_en'],
      [user(3), '{}'],
    ];
    for (const row of rows) await fresh.query('INSERT INTO users (id, preferences) VALUES (?, ?)', row);
    expect((await forgetAll(store)).sort()).toEqual([1, 2].map(user));
    for (const n of [3, 4]) expect(await knownOf(store, user(n))).toEqual({ considered: 1, answer: true });
  });
});

describe('where there is no users table', async () => {
  const { store } = await freshDatabase({ generation: 'A' });

  test('nobody is gone', async () => {
    await remember(store, user(1));
    expect(await gone(store)).toEqual([]);
    expect(await store.forgetIfGone(user(1))).toBe(false);
    expect(await knownOf(store, user(1))).toEqual({ considered: 1, answer: true });
  });
});
