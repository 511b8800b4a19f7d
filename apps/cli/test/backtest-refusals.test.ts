import { expect, test } from 'vitest';
import { plantedLog } from './backtest-log.ts';
import { fileOf, freshFolder } from './file.ts';
import { ambia } from './screen.ts';

const folder = freshFolder();
const file = fileOf(folder, 'planted.tsv', plantedLog({ people: 2, days: 10, seed: 1 }));
const junk = fileOf(folder, 'junk.tsv', 'user\tts\twhat\nanna\tyesterday\tnews\n');

test.each([
  [[file, '--llama', 'gpt'], 2, 'Expected one or several of stand-in, none, together, recorded.'],
  [[file, '--llama', 'none,none'], 2, 'Expected every Llama once.'],
  [[file, '--seeds', '1,x'], 2, 'Expected a whole number'],
  [[file, '--zone', 'Mars/Olympus'], 2, 'Expected an IANA time zone'],
  [[file, '--llama', 'together', '--min-events', '5', '--min-days', '3'], 78, '--llama together needs TOGETHER_AI_KEY'],
  [[file, '--llama', 'recorded'], 2, '--llama recorded needs --answers FILE'],
  [[file, '--llama', 'recorded', '--answers', '/nowhere/a'], 65, '/nowhere/a cannot be read (ENOENT)'],
  [[file, '--llama', 'recorded', '--answers', file], 65, 'is not JSON; expected what --record wrote'],
  [[file], 65, 'lower --min-events or --min-days'],
  [[file, '--warm-up', '99'], 65, 'no day is left to score'],
  [[junk], 65, 'none of its lines can be read'],
  [['/nowhere/log.tsv'], 65, 'there is no such file'],
])('%j ends with %i and says why', async (words, expected, text) => {
  const { code, stdout, stderr } = await ambia(['backtest', ...words]);
  expect(stderr).toContain(text);
  expect(stdout).toBe('');
  expect(code).toBe(expected);
});
