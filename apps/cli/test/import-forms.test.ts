import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { freshDatabase } from '@ambia/db/testing';
import { beforeEach, expect, test } from 'vitest';
import { fileOf, freshFolder } from './file.ts';
import { databaseEnv } from './place.ts';
import { ambia } from './screen.ts';

const database = await freshDatabase({ generation: 'A' });
const env = databaseEnv(database);
const folder = freshFolder();

beforeEach(async () => {
  await database.query('DELETE FROM activity_log');
});

const stored = async () =>
  (await database.query('SELECT user_id, query FROM activity_log ORDER BY timestamp')).map((row) => [
    row.user_id,
    row.query,
  ]);

const TWO = 'user\tts\twhat\nanna\t2014-02-03 08:00\tweather\nbert\t2014-02-03 09:00\tnews, sports\n';
const TWO_ROWS = [
  ['anna', 'weather'],
  ['bert', 'news, sports'],
];

test.each([
  ['tabs', TWO],
  ['gzip, whatever its name', gzipSync(TWO)],
  ['no header', TWO.split('\n').slice(1).join('\n')],
  ['no end of line at the end', TWO.trimEnd()],
  ['CRLF and a byte order mark', `\ufeff${TWO.replaceAll('\n', '\r\n')}`],
  ['commas, with quotes', 'user,ts,what\nanna,2014-02-03 08:00,weather\nbert,2014-02-03 09:00,"news, sports"\n'],
  ['a T between date and time, and seconds', TWO.replaceAll('03 0', '03T0').replaceAll(':00\t', ':00:00\t')],
  [
    'other names, order and columns',
    'Query;x\tid\tTimestamp\tUSER\nweather\t1\t2014-02-03 08:00\tanna\n'.replace('Query;x', 'Query') +
      'news, sports\t2\t2014-02-03 09:00\tbert\n',
  ],
])('%s', async (name, content) => {
  const { code, stderr } = await ambia(['import', fileOf(folder, name.replaceAll(/\W+/g, '-'), content)], { env });
  expect(stderr).not.toContain('line');
  expect(code).toBe(0);
  expect(await stored()).toEqual(TWO_ROWS);
});

test('standard input, in pieces that cut through lines and characters', async () => {
  const bytes = Buffer.from(TWO.replace('weather', 'Frühstück'));
  const stdin = Readable.from(Array.from(bytes, (byte) => Buffer.from([byte])));
  const { code, stdout } = await ambia(['import', '-', '--json'], { env, stdin });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ file: 'standard input', events: 2 });
  expect(await stored()).toEqual([['anna', 'Frühstück'], TWO_ROWS[1]]);
});

test('gzip on standard input', async () => {
  const { code } = await ambia(['import', '-'], { env, stdin: Readable.from([gzipSync(TWO)]) });
  expect(code).toBe(0);
  expect(await stored()).toEqual(TWO_ROWS);
});

test('a quote that never ends costs its own line, not the rest of the file', async () => {
  const content = 'user,ts,what\nanna,2014-02-03 08:00,"weather\nbert,2014-02-03 09:00,news\n';
  const { code, stderr } = await ambia(['import', fileOf(folder, 'quote.csv', content)], { env });
  expect(code).toBe(0);
  expect(stderr).toContain('line 2: quotes that do not match (an event must be on one line)');
  expect(await stored()).toEqual([['bert', 'news']]);
});

test('gzip that breaks off is refused, and nothing of it is imported', async () => {
  const whole = gzipSync(TWO);
  const { code, stderr } = await ambia(['import', fileOf(folder, 'half.gz', whole.subarray(0, whole.length - 12))], {
    env,
  });
  expect(code).toBe(65);
  expect(stderr).toContain('its gzip data is broken or incomplete (Z_BUF_ERROR)');
  expect(await stored()).toEqual([]);
});

test('progress goes to stderr, a line every tenth on a pipe, and stdout has the report alone', async () => {
  const lines = Array.from({ length: 3_000 }, (_, index) => `u${index}\t2014-02-03 08:00\tweather`);
  const { stdout, stderr } = await ambia(['import', fileOf(folder, 'long.tsv', lines.join('\n'))], { env });
  expect(stderr).toBe('importing  1,000 of 3,000\nimporting  2,000 of 3,000\nimporting  3,000 of 3,000\n');
  expect(stdout).toContain('rows     3,000 new, 0 moved, 0 unchanged\n');
});
