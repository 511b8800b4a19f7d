import { freshDatabase } from '@ambia/db/testing';
import { localTime } from '@ambia/prediction';
import { expect, test } from 'vitest';
import { fileOf, freshFolder } from './file.ts';
import { databaseEnv } from './place.ts';
import { ambia, NOW } from './screen.ts';

const database = await freshDatabase({ generation: 'A' });
const folder = freshFolder();
const FIXTURE = new URL('./fixtures/adl_home.tsv', import.meta.url).pathname;

async function importFile(file: string, zone: string, now = NOW) {
  const env = { ...databaseEnv(database), DEFAULT_TIMEZONE: zone };
  const { code, stdout, stderr } = await ambia(['import', file, '--json'], { env, now: () => now });
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

async function storedOf(user: string): Promise<{ at: number; query: string; day: string; time: string }[]> {
  const rows = await database.query(
    'SELECT query, day_of_week, time_of_day, UNIX_TIMESTAMP(timestamp) * 1000 AS at FROM activity_log WHERE user_id = ? ORDER BY timestamp, query',
    [user],
  );
  return rows.map((row) => ({ at: Number(row.at), query: row.query, day: row.day_of_week, time: row.time_of_day }));
}

test('a real log moves by whole weeks to the present: same weekdays, same wall clock, nothing in the future', async () => {
  const report = await importFile(FIXTURE, 'Europe/Berlin');
  expect(report).toMatchObject({ events: 741, bad: 0, people: 2, weeks: 728, inserted: 741, moved: 0, unchanged: 0 });
  const rows = [...(await storedOf('uci_ordonez_A')), ...(await storedOf('uci_ordonez_B'))];
  expect(rows).toHaveLength(741);
  expect(Math.max(...rows.map((row) => row.at))).toBeLessThanOrEqual(NOW);
  expect(Math.max(...rows.map((row) => row.at))).toBe(Date.parse(report.newest));
  expect(Date.parse(report.newest)).toBeGreaterThan(NOW - 7 * 86_400_000);
  // The first line of the file: Monday, 2011-11-28 02:27.
  const [first] = await storedOf('uci_ordonez_A');
  expect(localTime(first?.at ?? 0, 'Europe/Berlin')).toMatchObject({ weekday: 'monday', time: '02:27' });
  expect(first).toMatchObject({ query: 'sleeping', day: 'monday', time: 'night' });
});

test('hours stay true on both sides of a change of the clocks', async () => {
  // Shifted by two weeks, the change of 2026-10-25 lies between the two.
  const file = fileOf(
    folder,
    'dst.tsv',
    'user\tts\twhat\ndst\t2026-10-10 20:00\tmovies\ndst\t2026-10-12 20:00\tmovies\n',
  );
  const report = await importFile(file, 'Europe/Berlin', Date.parse('2026-10-27T12:00:00Z'));
  expect(report.weeks).toBe(2);
  expect(await storedOf('dst')).toEqual([
    { at: Date.parse('2026-10-24T18:00:00Z'), query: 'movies', day: 'saturday', time: 'evening' },
    { at: Date.parse('2026-10-26T19:00:00Z'), query: 'movies', day: 'monday', time: 'evening' },
  ]);
});

test('a log from the future moves back', async () => {
  const file = fileOf(folder, 'future.csv', 'user,ts,what\nfuture,2027-01-03 08:35,news\n');
  expect(await importFile(file, 'UTC')).toMatchObject({ weeks: -6, newest: '2026-11-22T08:35:00Z' });
});
