import { freshDatabase } from '@ambia/db/testing';
import { expect, test } from 'vitest';
import { fileOf, freshFolder } from './file.ts';
import { databaseEnv } from './place.ts';
import { ambia } from './screen.ts';

const database = await freshDatabase({ generation: 'A' });
const env = databaseEnv(database);
const folder = freshFolder();
const NEWEST = 'anna\t2014-02-03 08:00\tweather';
const OUTSIDE = 'the time is outside what the database can hold';
// The shift moves 2014 to 2026: 1957-03 comes to lie in 1969-12, 1957-05 in 1970-02.
const LINES = [
  NEWEST,
  'bert\t1957-03-01 08:00\tnews',
  'carl\t1957-05-01 08:00\tnews',
  'dora\t0001-01-01 00:00\tnews',
  'x',
];

const stored = async () =>
  (await database.query('SELECT user_id FROM activity_log ORDER BY timestamp')).map((row) => row.user_id);

test('--strict stops at a time that the shift brings outside, before anything is imported', async () => {
  const file = fileOf(folder, 'strict.tsv', LINES.slice(0, 4).join('\n'));
  const { code, stderr } = await ambia(['import', file, '--strict'], { env });
  expect(stderr).toContain(`${file}, line 2: ${OUTSIDE}`);
  expect(code).toBe(65);
  expect(await stored()).toEqual([]);
});

test('a time that the shift brings outside is a bad line with its number; each is said once, the rest is imported', async () => {
  const { code, stdout, stderr } = await ambia(['import', fileOf(folder, 'span.tsv', LINES.join('\n')), '--json'], {
    env,
  });
  expect(stderr.trimEnd().split('\n').slice(0, 3)).toEqual([
    'line 5: 1 column instead of 3',
    expect.stringContaining(`line 2: ${OUTSIDE}`),
    expect.stringContaining(`line 4: ${OUTSIDE}`),
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ events: 2, bad: 3, people: 2, inserted: 2 });
  expect(code).toBe(0);
  expect(await stored()).toEqual(['carl', 'anna']);
});
