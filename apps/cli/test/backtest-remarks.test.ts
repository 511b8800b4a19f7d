import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plantedLog } from './backtest-log.ts';
import { fileOf, freshFolder } from './file.ts';
import { ambia } from './screen.ts';

const folder = freshFolder();
const file = fileOf(folder, 'planted.tsv', plantedLog({ people: 2, days: 20, seed: 7 }));
const line = ['backtest', file, '--llama', 'none', '--learn-every', '9', '--min-events', '20', '--min-days', '8'];

async function reportsOf(words: readonly string[]) {
  const { code, stdout } = await ambia([...line, ...words, '--json']);
  expect(code).toBe(0);
  const { reports }: { reports: Record<string, unknown>[] } = JSON.parse(stdout);
  return reports;
}

test('a sample with gaps beyond the horizon is called what it is, in words, as fields and on the page', async () => {
  const page = join(folder, 'page.html');
  const sampled = ['--protocol', 'slots', '--sample', '6'];
  const { stdout } = await ambia([...line, ...sampled, '--html', page]);
  expect(stdout).toMatch(/^Beware: Slots lie up to \d+ minutes apart and look 65 ahead/m);
  expect(readFileSync(page, 'utf8')).toContain('<strong>Beware.</strong> Slots lie up to');
  const [report] = await reportsOf(sampled);
  expect(report).toMatchObject({ slots: { sample: 6, horizon_minutes: 65, gap_exceeds_horizon: true } });
});

test('with 48 slots a day nothing is to be warned of', async () => {
  const [report] = await reportsOf(['--protocol', 'slots', '--sample', '48']);
  expect(report).toMatchObject({ warnings: [], slots: { gap_exceeds_horizon: false } });
});

test('seeds that share a replay are called one replay, those that do not are none', async () => {
  const daily = await reportsOf(['--seeds', '1,2']);
  expect(daily).toMatchObject([{ same_replay_as: [2] }, { same_replay_as: [1] }]);
  expect(daily[1]).toMatchObject({ warnings: [expect.stringContaining('Seeds 1, 2 share one and the same replay')] });
  const alone = await reportsOf(['--seeds', '2']);
  expect(alone).toMatchObject([{ same_replay_as: [], warnings: [] }]);
  const shuffled = await reportsOf(['--seeds', '1,2', '--shuffle']);
  expect(shuffled).toMatchObject([{ same_replay_as: [] }, { same_replay_as: [] }]);
});

test('a report says who chose the people, what the chain has seen, and that its first days are all', async () => {
  const { stdout } = await ambia(line);
  expect(stdout).toContain(
    'chosen by the whole log (20 events on 8 days in all of it), with knowledge of the days that',
  );
  expect(stdout).toContain('Nothing later than the virtual clock.');
  expect(stdout).toContain('All 8 scored days lie within the first 14');
  expect(stdout).not.toContain('FIRST 14 DAYS');
  expect(stdout).toMatch(/A DAY +95 % +PRECISION/);
  const warmUp = await ambia([...line, '--people-from', 'warm-up']);
  expect(warmUp.stdout).toContain('by the warm-up alone (13 events on 5 days in it');
  const [report] = await reportsOf(['--people-from', 'warm-up']);
  expect(report).toMatchObject({
    people_from: 'warm-up',
    min_events: 13,
    scores: [
      { first_14_days: null, queued_per_person_day_interval: { lower: expect.any(Number) } },
      {},
      {},
      {},
      {},
      {},
    ],
  });
});
