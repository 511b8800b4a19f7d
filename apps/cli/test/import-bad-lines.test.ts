import { freshDatabase } from '@ambia/db/testing';
import { expect, test } from 'vitest';
import { fileOf, freshFolder } from './file.ts';
import { databaseEnv } from './place.ts';
import { ambia } from './screen.ts';

const database = await freshDatabase({ generation: 'empty' });
const env = databaseEnv(database);
const folder = freshFolder();
const GOOD = 'anna\t2014-02-03 08:00\tweather';

const BAD: readonly (readonly [string, string])[] = [
  ['anna\t2014-02-03 08:00', '2 columns instead of 3'],
  ['anna\t2014-02-03 08:00\tsecret words\tmore', '4 columns instead of 3'],
  ['anna\tyesterday\tsecret words', 'the time is not of the form 2014-02-02 00:41 (local, without zone)'],
  ['anna\t2014-02-30 08:00\tsecret words', 'there is no such date or time in the calendar'],
  ['\t2014-02-03 08:00\tsecret words', 'the user is empty'],
  [`${'a'.repeat(37)}\t2014-02-03 08:00\tsecret words`, 'the user is longer than 36 characters'],
  ['anna\t2014-02-03 08:00\t  ', 'what is empty'],
  [`anna\t2014-02-03 08:00\t${'x'.repeat(501)}`, 'what is longer than 500 characters'],
  ['x'.repeat(70_000), 'longer than 65,536 characters'],
];

const written = async () => (await database.query('SELECT COUNT(*) AS n FROM activity_log'))[0]?.n;

test('every bad line is named with its number and reason, never its words; the good ones are imported', async () => {
  const lines = ['user\tts\twhat', ...BAD.map(([line]) => line), '', GOOD];
  const { code, stdout, stderr } = await ambia(['import', fileOf(folder, 'bad.tsv', lines.join('\n')), '--json'], {
    env,
  });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ events: 1, bad: BAD.length, inserted: 1 });
  expect(stderr.split('\n').slice(0, BAD.length)).toEqual(
    BAD.map(([, reason], index) => `line ${index + 2}: ${reason}`),
  );
  expect(stderr).not.toContain('secret');
});

test('after the first twenty they are only counted', async () => {
  const lines = [GOOD, ...Array.from({ length: 25 }, () => 'nonsense')];
  const { stderr, stdout } = await ambia(['import', fileOf(folder, 'many.tsv', lines.join('\n')), '--json'], { env });
  expect(JSON.parse(stdout)).toMatchObject({ bad: 25 });
  expect(stderr.match(/^line \d+:/gm)).toHaveLength(20);
  expect(stderr).toContain('… and 5 more lines that cannot be read');
});

test('bytes that are not UTF-8 are a bad line instead of a wrong word', async () => {
  const bytes = Buffer.concat([Buffer.from(`${GOOD}\nanna\t2014-02-03 09:00\tcaf`), Buffer.from([0xe9, 0x0a])]);
  const { stderr } = await ambia(['import', fileOf(folder, 'latin1.tsv', bytes)], { env });
  expect(stderr).toContain('line 2: not UTF-8');
});

test('--strict stops at the first, before anything is imported', async () => {
  const before = await written();
  const file = fileOf(folder, 'strict.tsv', `${GOOD.replace('08', '10')}\nnonsense\n${GOOD.replace('08', '11')}\n`);
  const { code, stderr } = await ambia(['import', file, '--strict'], { env });
  expect(code).toBe(65);
  expect(stderr).toContain(`${file}, line 2: 1 column instead of 3; nothing was imported`);
  expect(await written()).toBe(before);
});

test.each([
  ['an empty file', '', 'it is empty'],
  ['a header alone', 'user\tts\twhat\n', 'it has a header and no events'],
  [
    'UTF-16',
    Buffer.from('\ufeffuser\tts\twhat\nanna\t2014-02-03 08:00\tweather\n', 'utf16le'),
    'the file is not UTF-8 text',
  ],
  ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0x02, 0x00, 0x0a]), 'the file is not UTF-8 text'],
  [
    'semicolons',
    'user;ts;what\nanna;2014-02-03 08:00;weather\n',
    'the first line is separated by semicolons: expected UTF-8 text, separated by commas or tabs',
  ],
  ['no line that can be read', 'user\tts\twhat\nnonsense\nnonsense\n', 'none of its 2 lines can be read'],
  ['something else altogether', '{"users": ["anna"]}\n', 'with the names user, ts'],
  [
    'a header that lacks a column',
    'user,what\nanna,weather\n',
    'the first line has 2 columns and is neither a header nor an event',
  ],
])('%s is refused with 65', async (name, content, reason) => {
  const { code, stderr } = await ambia(['import', fileOf(folder, `${name}.tsv`, content)], { env });
  expect(stderr).toContain(reason);
  expect(stderr).not.toContain('anna');
  expect(code).toBe(65);
});

test('a file that does not exist is named', async () => {
  const { code, stderr } = await ambia(['import', '/no/such/file.tsv'], { env });
  expect(stderr).toBe('ambia: /no/such/file.tsv: there is no such file; expected a TSV or CSV file, gzip or not\n');
  expect(code).toBe(65);
});
