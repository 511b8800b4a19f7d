import { freshDatabase } from '@ambia/db/testing';
import { expect, test } from 'vitest';
import { fileOf, freshFolder } from './file.ts';
import { databaseEnv } from './place.ts';
import { ambia, NOW } from './screen.ts';

const database = await freshDatabase({ generation: 'B' });
const WEEK_MS = 7 * 86_400_000;
// Three identical lines, not all of them adjacent.
const LINES = [
  'anna\t2014-02-03 08:00\tweather',
  'anna\t2014-02-03 08:00\tweather',
  'bert\t2014-02-03 08:00\tweather',
  'anna\t2014-02-04 08:00\tweather',
  'anna\t2014-02-03 08:00\tweather',
];
const file = fileOf(freshFolder(), 'log.tsv', `user\tts\twhat\n${LINES.join('\n')}\n`);

async function importAt(now: number) {
  const { code, stdout, stderr } = await ambia(['import', file, '--json'], {
    env: databaseEnv(database),
    now: () => now,
  });
  expect(code, stderr).toBe(0);
  const { weeks, inserted, moved, unchanged } = JSON.parse(stdout);
  return { weeks, inserted, moved, unchanged };
}

test('identical lines are rows of their own; importing again changes nothing, importing a week later moves them', async () => {
  expect(await importAt(NOW)).toEqual({ weeks: 667, inserted: 5, moved: 0, unchanged: 0 });
  expect(await importAt(NOW)).toEqual({ weeks: 667, inserted: 0, moved: 0, unchanged: 5 });
  expect(await importAt(NOW + WEEK_MS)).toEqual({ weeks: 668, inserted: 0, moved: 5, unchanged: 0 });
  const [row] = await database.query('SELECT COUNT(*) AS rows_, COUNT(DISTINCT id) AS ids FROM activity_log');
  expect(row).toMatchObject({ rows_: 5, ids: 5 });
});

test('a dry run says the same and writes nothing, and needs no database', async () => {
  const { code, stdout } = await ambia(['import', file, '--dry-run', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    file,
    dry_run: true,
    time_zone: 'UTC',
    events: 5,
    bad: 0,
    people: 2,
    weeks: 667,
    newest: '2026-11-17T08:00:00Z',
    inserted: 0,
    moved: 0,
    unchanged: 0,
  });
});
