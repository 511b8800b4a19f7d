import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startStandIn } from '@ambia/llama/stand-in';
import { afterAll, expect, test } from 'vitest';
import { plantedLog } from './backtest-log.ts';
import { fileOf, freshFolder } from './file.ts';
import { ambia } from './screen.ts';

const folder = freshFolder();
const file = fileOf(folder, 'planted.tsv', plantedLog({ people: 3, days: 24, seed: 5 }));
const answers = join(folder, 'answers.jsonl');
const line = ['backtest', file, '--learn-every', '9', '--min-events', '30', '--json'];
const standIn = await startStandIn({ host: '127.0.0.1', port: 0 });
afterAll(() => standIn.close());

/** The first way's score without its name. */
const firstScore = (stdout: string) => {
  const { reports }: { reports: { scores: Record<string, unknown>[] }[] } = JSON.parse(stdout);
  return { ...reports[0]?.scores[0], name: '' };
};

test('recorded answers give the score of those who gave them; a missing one is named with how many are', async () => {
  const asked = await ambia([...line, '--record', answers]);
  expect(asked.code).toBe(0);
  expect(statSync(answers).mode & 0o777).toBe(0o600);
  const recorded = await ambia([...line, '--llama', 'recorded', '--answers', answers]);
  expect(recorded.code).toBe(0);
  expect(firstScore(recorded.stdout)).toEqual(firstScore(asked.stdout));
  const lines = readFileSync(answers, 'utf8').split('\n');
  writeFileSync(answers, lines.slice(0, 1).join('\n'));
  const missing = await ambia([...line, '--llama', 'recorded', '--answers', answers]);
  expect(missing.code).toBe(65);
  expect(missing.stderr).toContain('holds 1 answers, and none to 2 prompts of the last day that was replayed');
});

test('an endpoint asked over HTTP gives what it would give without', async () => {
  const env = { STAND_IN_URL: standIn.url };
  const overHttp = await ambia([...line, '--llama', 'together'], { env });
  expect(overHttp.code).toBe(0);
  expect(overHttp.stdout).toContain('stand-in Llama (by HTTP)');
  expect(firstScore(overHttp.stdout)).toEqual(firstScore((await ambia(line)).stdout));
});

test('calls that fail for good leave their people without an analysis, and are counted', async () => {
  standIn.become({ failRate: 1, failStatus: 422 });
  const { code, stderr } = await ambia([...line, '--llama', 'together'], { env: { STAND_IN_URL: standIn.url } });
  expect(code).toBe(0);
  expect(stderr).toMatch(/\d+ calls failed; those people had no analysis at that slot/);
});
