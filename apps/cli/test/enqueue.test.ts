import { analyzeJobs } from '@ambia/prediction';
import { enqueueAll } from '@ambia/queue';
import { expect, test, vi } from 'vitest';
import { run } from '../src/run.ts';
import { active, predicted } from './people.ts';
import { freshPlace } from './place.ts';
import { ambia, NOW, screen } from './screen.ts';
import { workers } from './workers.ts';

const place = await freshPlace();
const { env, queues, store } = place;
const NOTHING_LEFT_OUT = { malformed: 0, beyond_limit: 0, overlong: 0, too_far: 0 };

test('someone without activity is a clear error with 4, and no job', async () => {
  const { code, stderr } = await ambia(['enqueue', 'nobody'], { env });
  expect(stderr).toContain('"nobody" has no activity in the last 30 days');
  expect(code).toBe(4);
  expect(await queues.analyze.getJobCountByTypes('waiting')).toBe(0);
});

test('a job of their own at the front is a run of its own', async () => {
  await active(place, 'anna');
  const { code, stdout } = await ambia(['enqueue', 'anna', '--json'], { env });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    user: 'anna',
    how: 'added',
    job_id: expect.stringMatching(/^20261122T083500001Z-/),
  });
  expect(await store.runSummary(NOW + 1)).toMatchObject({ kind: 'one_off', active_users: 1, enqueued: 1 });
});

test('a job that waits already is moved to the front, said so, and is no run of its own', async () => {
  await active(place, 'bert');
  await enqueueAll(queues, analyzeJobs(NOW - 300_000, ['bert']));
  const { code, stdout } = await ambia(['enqueue', 'bert'], { env, now: () => NOW + 10_000 });
  expect(code).toBe(0);
  expect(stdout).toBe('bert was waiting already and is moved to the front\n');
  expect(await store.runSummary(NOW + 10_001)).toBeNull();
});

test('Llama is always asked, unless --if-changed leaves it to the rule of a run', async () => {
  const carriedBy = async (...line: string[]) => {
    const { stdout } = await ambia(['enqueue', ...line, '--json'], { env, now: () => NOW + 15_000 });
    return (await queues.analyze.getJob(JSON.parse(stdout).job_id))?.data;
  };
  for (const name of ['gina', 'hans', 'ines', 'jean']) await active(place, name);
  expect(await carriedBy('gina')).toEqual({ v: 1, slot: NOW + 15_001, userId: 'gina', always: true });
  expect(await carriedBy('hans', '--if-changed')).toEqual({ v: 1, slot: NOW + 15_001, userId: 'hans' });
  const slot = NOW - 600_000;
  await enqueueAll(queues, analyzeJobs(slot, ['ines', 'jean']));
  expect(await carriedBy('ines')).toEqual({ v: 1, slot, userId: 'ines', always: true });
  expect(await carriedBy('jean', '--if-changed')).toEqual({ v: 1, slot, userId: 'jean' });
});

test('a person whose job runs is analysed once more, always before Llama, in a run of its own that --wait waits for', async () => {
  await active(place, 'kurt');
  let letGo = () => {};
  const until = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  workers(place, [], { until });
  const [running] = analyzeJobs(NOW - 60_000, ['kurt']);
  if (!running) throw new Error('no job');
  await enqueueAll(queues, [running]);
  const state = async () => (await queues.analyze.getJob(running.jobId))?.getState();
  await vi.waitFor(async () => expect(await state()).toBe('active'), { timeout: 5_000, interval: 20 });
  const at = { env, now: () => NOW + 17_000 };
  const said = 'kurt is being analysed already; an analysis of their own, always before Llama, follows it';
  expect(await ambia(['enqueue', 'kurt'], at)).toMatchObject({ code: 0, stdout: `${said}\n` });
  // Asked again: it is that one which is waited for, and no other run begins.
  const { io, written } = screen({ env, now: () => NOW + 18_000 });
  const waiting = run(['enqueue', 'kurt', '--wait', '--json'], io);
  await vi.waitFor(() => expect(written.stderr).toContain(`${said}\n`), { timeout: 5_000, interval: 20 });
  expect((await ambia(['enqueue', 'kurt', '--if-changed'], at)).stdout).toBe('kurt is being analysed already\n');
  letGo();
  expect(await waiting).toBe(0);
  expect(JSON.parse(written.stdout)).toMatchObject({ how: 'follows_running', outcome: 'analyzed', phase: 'completed' });
  expect(await store.runSummary(NOW + 17_001)).toMatchObject({ kind: 'one_off', enqueued: 1, success: true });
  expect(await store.runSummary(NOW + 18_001)).toBeNull();
});

test('--wait shows the outcome and what is queued, in local time', async () => {
  await active(place, 'carl');
  await predicted(place, 'carl', 'movies');
  workers(place, []);
  const { code, stdout, stderr } = await ambia(['enqueue', 'carl', '--wait'], {
    env: { ...env, DEFAULT_TIMEZONE: 'Europe/Berlin' },
    now: () => NOW + 20_000,
  });
  expect(stderr).toContain('carl enqueued ahead of everyone who waits\n');
  expect(stdout).toBe(
    [
      'carl: analysed, 2 patterns, 1 prediction queued, 1 queued already, 42 tokens',
      '',
      'WHEN (Europe/Berlin)  WHAT    CONFIDENCE  STATUS  WHY',
      'Sun 2026-11-22 21:00  movies        0.83  queued  every Sunday evening',
      '',
    ].join('\n'),
  );
  expect(code).toBe(0);
});

test('--wait --json is one document', async () => {
  await active(place, 'dora');
  workers(place, []);
  const { code, stdout } = await ambia(['enqueue', 'dora', '--wait', '--json'], { env, now: () => NOW + 30_000 });
  expect(JSON.parse(stdout)).toEqual({
    user: 'dora',
    how: 'added',
    job_id: expect.any(String),
    phase: 'completed',
    attempts_made: expect.any(Number),
    outcome: 'analyzed',
    result: expect.objectContaining({ outcome: 'analyzed', queued: 1, already_queued: 1, left_out: NOTHING_LEFT_OUT }),
    time_zone: 'UTC',
    predictions: [],
  });
  expect(code).toBe(0);
});

test('a person who cannot be analysed ends with 1 and the reason', async () => {
  await active(place, 'emil');
  workers(place, [], { refused: ['emil'] });
  const { code, stdout } = await ambia(['enqueue', 'emil', '--wait'], { env, now: () => NOW + 40_000 });
  expect(stdout).toContain('emil: failed after 1 attempt: LLAMA_REFUSED: Llama refuses the request');
  expect(code).toBe(1);
});

test('--timeout ends the waiting with 5, and the job stays', async () => {
  await active(place, 'frida');
  const { code, stderr } = await ambia(['enqueue', 'frida', '--wait', '--timeout', '1'], {
    env,
    now: () => NOW + 50_000,
  });
  expect(stderr).toContain('frida is not analysed within 1 s: no worker has taken it: is one running?');
  expect(code).toBe(5);
  expect(await queues.analyze.getJobCountByTypes('waiting')).toBeGreaterThan(0);
});
