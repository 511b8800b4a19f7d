import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backtest } from '../src/backtest/backtest.ts';
import { NO_LLAMA } from '../src/backtest/llama/none.ts';
import { standInLlama } from '../src/backtest/llama/stand-in.ts';
import { openNotes } from '../src/backtest/notes.ts';
import { openNotesFile } from '../src/backtest/notes-file.ts';
import type { BacktestOptions } from '../src/backtest/options.ts';
import { logOf, OPTIONS, plantedLog } from './backtest-log.ts';
import { fileOf, freshFolder } from './file.ts';
import { ambia } from './screen.ts';

const folder = freshFolder();
const log = await logOf(plantedLog({ people: 3, days: 24, seed: 3 }));
const belongs = { log: log.hash, options: {} };
const quiet = { countText: (text: string) => text.length, onFailed: () => {} };

/** Runs with notes and is interrupted on the `days`th day that begins; as often as it takes, one process each. */
async function inParts(path: string, options: BacktestOptions, days: number) {
  for (let interruptions = 0; ; interruptions++) {
    const controller = new AbortController();
    let begun = 0;
    const onDay = () => {
      if (++begun > days) controller.abort(new Error('interrupted'));
    };
    const parts = { ...quiet, onDay, signal: controller.signal, notes: openNotesFile(path, path, belongs) };
    const ended = backtest(log, options, { ...parts, asked: [standInLlama(false), NO_LLAMA] });
    const reports = await ended.catch((thrown: unknown) => {
      if (!controller.signal.aborted) throw thrown;
      return null;
    });
    if (reports !== null) return { reports, interruptions };
  }
}

test.each([
  ['daily', OPTIONS.protocol],
  ['slots', { ...OPTIONS.protocol, protocol: 'slots', sample: 2 }],
] as const)(
  'interrupted again and again, a %s backtest ends with the same report to the byte',
  async (name, protocol) => {
    const options = { ...OPTIONS, protocol, learnEveryDays: 6 };
    const signal = new AbortController().signal;
    const asked = [standInLlama(false), NO_LLAMA];
    const whole = await backtest(log, options, { ...quiet, asked, signal, notes: openNotes(), onDay: () => {} });
    const { reports, interruptions } = await inParts(join(folder, name), options, 5);
    expect(interruptions).toBeGreaterThan(3);
    expect(JSON.stringify(reports)).toBe(JSON.stringify(whole));
  },
);

const small = fileOf(folder, 'small.tsv', plantedLog({ people: 1, days: 30, seed: 3 }));
const other = fileOf(folder, 'other.tsv', plantedLog({ people: 1, days: 30, seed: 4 }));
const notes = join(folder, 'notes.json');
const line = (file: string) => ['backtest', file, '--llama', 'none', '--learn-every', '9', '--resume', notes];

test('notes of another log, of other options and of something else are refused, and say so', async () => {
  const first = await ambia(line(small));
  expect(first.code).toBe(0);
  expect((await ambia(line(small))).stdout).toBe(first.stdout);
  const ofOther = await ambia(line(other));
  expect(ofOther).toMatchObject({ code: 65, stdout: '' });
  expect(ofOther.stderr).toContain('is of another backtest: the notes are of another log');
  const ofOptions = await ambia([...line(small), '--inflate']);
  expect(ofOptions.code).toBe(65);
  expect(ofOptions.stderr).toContain('inflate was false and is true; give the same file and options as then');
  const ofNothing = await ambia([...line(small).slice(0, -1), small]);
  expect(ofNothing.code).toBe(65);
  expect(ofNothing.stderr).toContain('remove it to begin anew');
});
