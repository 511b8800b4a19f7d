import { windowBefore } from '@ambia/prediction';
import { describe, expect, test } from 'vitest';
import type { ImportedActivity } from '../src/index.ts';
import { freshDatabase } from './fresh-database.ts';
import { addUser, DAY, MINUTE, SLOT, user } from './sample.ts';

/** More than two batches, not sorted by id. */
const ROWS: ImportedActivity[] = Array.from({ length: 1_203 }, (_, n) => ({
  id: `line-${(n * 7) % 1_203}`,
  userId: user(n % 5),
  at: SLOT - 20 * DAY + n * MINUTE,
  query: `call ${n % 11}`,
  timeOfDay: 'morning',
  dayOfWeek: 'monday',
}));

describe.each(['A', 'B'] as const)('an import (generation %s)', async (generation) => {
  const fresh = await freshDatabase({ generation });

  test('inserts every line, and people where rows need them', async () => {
    await addUser(fresh, user(0), { timezone: 'Asia/Tokyo' });
    expect(await fresh.store.importActivities(ROWS)).toEqual({ inserted: 1_203, moved: 0, unchanged: 0 });
    const read = await fresh.store.activity(user(1), windowBefore(SLOT, 30), 5_000);
    expect(read).toHaveLength(ROWS.filter((row) => row.userId === user(1)).length);
    expect(read[0]).toMatchObject({ action: 'query', query: expect.stringMatching(/^call \d+$/) });
  });

  test('changes nothing the second time', async () => {
    expect(await fresh.store.importActivities(ROWS)).toEqual({ inserted: 0, moved: 0, unchanged: 1_203 });
  });

  test('moves the same rows a week later, and adds what is new', async () => {
    const later = ROWS.slice(0, 700).map((row) => ({ ...row, at: row.at + 7 * DAY }));
    const added = ROWS.slice(0, 3).map((row) => ({ ...row, id: `new-${row.id}` }));
    const imported = await fresh.store.importActivities([...later, ...ROWS.slice(700), ...added]);
    expect(imported).toEqual({ inserted: 3, moved: 700, unchanged: 503 });
    const [row] = await fresh.query('SELECT timestamp FROM activity_log WHERE id = ?', [ROWS[0]?.id]);
    expect(row?.timestamp).toEqual(new Date(SLOT - 13 * DAY));
    const [count] = await fresh.query('SELECT COUNT(*) AS found FROM activity_log');
    expect(Number(count?.found)).toBe(1_206);
  });

  test.runIf(generation === 'B')('leaves people who exist as they are', async () => {
    const people = await fresh.query('SELECT id, device_id, email FROM users ORDER BY id');
    expect(people).toHaveLength(5);
    expect(people[0]).toMatchObject({ device_id: `device-${user(0)}` });
    expect(people[1]).toMatchObject({ device_id: `import:${user(1)}`, email: `${user(1)}@import.invalid` });
    expect(await fresh.store.person(user(0))).toMatchObject({ timeZone: 'Asia/Tokyo' });
  });

  test('of nothing is nothing', async () => {
    expect(await fresh.store.importActivities([])).toEqual({ inserted: 0, moved: 0, unchanged: 0 });
  });
});
