import { windowBefore } from '@ambia/prediction';
import { describe, expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';
import { rowsRead } from './rows-read.ts';
import { addActivity, addUser, DAY, HOUR, SLOT, user } from './sample.ts';

const MONTH = windowBefore(SLOT, 30);

describe.each(['A', 'B'] as const)('the newest activity (generation %s)', async (generation) => {
  const fresh = await freshDatabase({ generation });

  test('is the last of the person inside the window', async () => {
    await addUser(fresh, user(1));
    await addUser(fresh, user(2));
    await addActivity(fresh, user(1), SLOT - DAY);
    await addActivity(fresh, user(1), SLOT - HOUR, null);
    await addActivity(fresh, user(1), SLOT + 1_000);
    await addActivity(fresh, user(2), SLOT - 1_000);
    expect(await fresh.store.newestActivity(user(1), MONTH)).toBe(SLOT - HOUR);
    expect(await fresh.store.newestActivity(user(1), { since: SLOT - 2 * DAY, until: SLOT - DAY })).toBe(SLOT - DAY);
  });

  test('is none where they did nothing', async () => {
    expect(await fresh.store.newestActivity(user(1), { since: SLOT - 9 * DAY, until: SLOT - 8 * DAY })).toBeNull();
    expect(await fresh.store.newestActivity(user(99), MONTH)).toBeNull();
  });

  test('is found without reading the rows of others', async () => {
    await addUser(fresh, user(3));
    const others = Array.from({ length: 2_000 }, (_, n) => [
      `other-${n}`,
      user(3),
      'query',
      new Date(SLOT - n * 1_000),
    ]);
    await fresh.query('INSERT INTO activity_log (id, user_id, action_type, timestamp) VALUES ?', [others]);
    expect(await rowsRead(fresh, (store) => store.newestActivity(user(1), MONTH))).toBeLessThan(10);
  });

  test.runIf(generation === 'A')('is found without reading the rest of a long history', async () => {
    expect(await rowsRead(fresh, (store) => store.newestActivity(user(3), MONTH))).toBeLessThan(10);
  });
});
