import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plantedLog } from './backtest-log.ts';
import { fileOf, freshFolder } from './file.ts';
import { ambia } from './screen.ts';

const folder = freshFolder();
const file = fileOf(folder, 'planted.tsv', plantedLog({ people: 12, days: 35, seed: 7 }));
const small = fileOf(folder, 'small.tsv', plantedLog({ people: 3, days: 24, seed: 7 }));
const common = ['--learn-every', '9', '--min-events', '30'];
const line = ['backtest', file, ...common];

interface Scored {
  readonly name: string;
  readonly queued_per_person_day: number;
  readonly precision: { readonly value: number };
  readonly mean_window_hours: number;
  readonly llama: object | null;
}

interface Read {
  readonly reports: readonly { readonly scores: readonly Scored[] }[];
}

const scoresOf = (stdout: string) => {
  const { reports }: Read = JSON.parse(stdout);
  return reports.map(({ scores }) => scores);
};

test('planted habits are found at their rate, and more surely than by any baseline', async () => {
  const { code, stdout, stderr } = await ambia([...line, '--llama', 'none', '--json']);
  expect(code).toBe(0);
  const [[chain, ...baselines] = []] = scoresOf(stdout);
  expect(chain).toMatchObject({ name: 'chain, no Llama', llama: null });
  expect(baselines.map((one) => one.name)).toEqual([
    'global top-k',
    'separate counts',
    'hour-of-day',
    'hour-of-week',
    'same-time-last-week',
  ]);
  expect(chain?.queued_per_person_day).toBeGreaterThan(0.4);
  expect(chain?.precision.value).toBeGreaterThanOrEqual(0.7);
  expect(chain?.precision.value).toBeLessThan(0.9);
  expect(chain?.mean_window_hours).toBeLessThanOrEqual(3);
  expect(stderr).toContain('chain, no Llama  2024-');
});

test('of the same log with its times shuffled next to nothing is queued', async () => {
  const { stdout } = await ambia([...line, '--llama', 'none', '--shuffle', '--json']);
  const [[chain] = []] = scoresOf(stdout);
  expect(chain?.queued_per_person_day).toBeLessThan(0.01);
});

test('equal input and seed give an equal report to the byte, both Llamas in one, and a page', async () => {
  const page = join(folder, 'page.html');
  const words = ['backtest', small, ...common, '--llama', 'stand-in,none', '--seeds', '1,2', '--html', page];
  const [one, other] = [await ambia(words), await ambia(words)];
  expect(one.code).toBe(0);
  expect(other.stdout).toBe(one.stdout);
  expect(one.stdout).toContain('chain, stand-in Llama');
  expect(one.stdout).toContain('chain, no Llama');
  expect(one.stdout).toMatch(/seed 1[\s\S]*seed 2/);
  expect(one.stdout).toContain('no language model: with it this is only a check of the plumbing');
  expect(one.stdout).toMatch(/1\.00 calls and \d+ tokens a person-day, \d+ in and \d+ out a call; the old way: [\d,]+/);
  expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
});

test('slot by slot at sampled slots the chain queues what comes due', async () => {
  const { code, stdout } = await ambia([...line, '--protocol', 'slots', '--sample', '3', '--llama', 'none', '--json']);
  expect(code).toBe(0);
  const [[chain] = []] = scoresOf(stdout);
  expect(chain?.queued_per_person_day).toBeGreaterThan(0.2);
  expect(chain?.precision.value).toBeGreaterThan(0.6);
});
