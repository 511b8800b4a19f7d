import { windowBefore } from '@ambia/prediction';
import { describe, expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';
import { rowsRead } from './rows-read.ts';
import { addActivity, addUser, DAY, HOUR, SLOT, user } from './sample.ts';

const MONTH = windowBefore(SLOT, 30);

describe.each(['A', 'B'] as const)('activity (generation %s)', async (generation) => {
  const fresh = await freshDatabase({ generation });

  test('is read inside the window, both ends included, newest first, words untouched', async () => {
    await addUser(fresh, user(1));
    await addUser(fresh, user(2));
    await addActivity(fresh, user(1), SLOT - 30 * DAY - 1_000, 'too old');
    await addActivity(fresh, user(1), SLOT - 30 * DAY, ' Müsli 🥣 ');
    await addActivity(fresh, user(1), SLOT - 29 * DAY, null);
    await addActivity(fresh, user(1), SLOT, 'now');
    await addActivity(fresh, user(1), SLOT + 1_000, 'not yet');
    await addActivity(fresh, user(2), SLOT - DAY, "someone else's");
    expect(await fresh.store.activity(user(1), MONTH, 100)).toEqual([
      { at: SLOT, action: 'query', query: 'now' },
      { at: SLOT - 29 * DAY, action: 'query', query: null },
      { at: SLOT - 30 * DAY, action: 'query', query: ' Müsli 🥣 ' },
    ]);
  });

  test('is cut at the limit, oldest first to go', async () => {
    const rows = await fresh.store.activity(user(1), MONTH, 2);
    expect(rows.map((row) => row.at)).toEqual([SLOT, SLOT - 29 * DAY]);
  });

  test('of the same second has an order of its own', async () => {
    await addUser(fresh, user(3));
    for (const query of ['b', 'c', 'a']) await addActivity(fresh, user(3), SLOT - HOUR, query);
    const rows = await fresh.store.activity(user(3), MONTH, 100);
    expect(rows.map((row) => row.query)).toEqual(['a', 'b', 'c']);
  });

  test('is there or is not', async () => {
    expect(await fresh.store.hasActivity(user(1), MONTH)).toBe(true);
    expect(await fresh.store.hasActivity(user(1), { since: SLOT + 2_000, until: SLOT + DAY })).toBe(false);
    expect(await fresh.store.hasActivity(user(99), MONTH)).toBe(false);
    await addUser(fresh, 'Abc');
    await addActivity(fresh, 'Abc', SLOT);
    expect(await fresh.store.hasActivity('Abc', MONTH)).toBe(true);
    expect(await fresh.store.hasActivity('abc', MONTH)).toBe(false);
    expect(await fresh.store.hasActivity('Abc ', MONTH)).toBe(false);
  });

  test('of one person is found without reading the rows of others', async () => {
    await addUser(fresh, user(4));
    const others = Array.from({ length: 2_000 }, (_, n) => [
      `other-${n}`,
      user(4),
      'query',
      new Date(SLOT - n * 1_000),
    ]);
    await fresh.query('INSERT INTO activity_log (id, user_id, action_type, timestamp) VALUES ?', [others]);
    const read = await rowsRead(fresh, async (store) => {
      expect(await store.activity(user(1), MONTH, 2)).toHaveLength(2);
    });
    expect(read).toBeLessThan(20);
  });
});
