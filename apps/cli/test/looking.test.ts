import { analyzeJobs, Failure } from '@ambia/prediction';
import { enqueueAll, keepSchedule, llamaFleet, nextTick } from '@ambia/queue';
import { expect, test } from 'vitest';
import { active, predicted } from './people.ts';
import { freshPlace } from './place.ts';
import { ambia, NOW } from './screen.ts';

const place = await freshPlace('B');
const { env, queues, store } = place;
const WELL = { env };

await active(place, 'anna');
await active(place, 'bert');
await predicted(place, 'anna', 'movies');
await store.beginRun({ slot: NOW - 300_000, kind: 'scheduled', at: NOW - 300_000 });
await store.fannedOut({ slot: NOW - 300_000, activeUsers: 2, enqueued: 0, deduplicated: 2, at: NOW - 295_000 });
await store.closeRun(NOW - 300_000, NOW - 295_000);
await enqueueAll(queues, analyzeJobs(NOW, ['anna', 'bert']));

test('predictions: what is still to come for one person', async () => {
  const { code, stdout } = await ambia(['predictions', 'anna'], WELL);
  expect(stdout).toBe(
    'WHEN (UTC)            WHAT    CONFIDENCE  STATUS  WHY\nSun 2026-11-22 20:00  movies        0.83  queued  every Sunday evening\n',
  );
  expect(code).toBe(0);
});

test('predictions: nothing queued is no error, an unknown person is one', async () => {
  expect(await ambia(['predictions', 'bert'], WELL)).toMatchObject({
    code: 0,
    stdout: 'bert: nothing is queued (--all: also what is over)\n',
  });
  expect(await ambia(['predictions', 'nobody'], WELL)).toMatchObject({ code: 4 });
});

test('predictions --all --json has what is over, too', async () => {
  const later = { env, now: () => NOW + 86_400_000 };
  expect(JSON.parse((await ambia(['predictions', 'anna', '--json'], later)).stdout).predictions).toEqual([]);
  const { stdout } = await ambia(['predictions', 'anna', '--all', '--json'], later);
  expect(JSON.parse(stdout)).toMatchObject({
    user: 'anna',
    time_zone: 'UTC',
    predictions: [
      {
        query: 'movies',
        confidence: 0.83,
        status: 'queued',
        trigger_time: '2026-11-22T20:00:00Z',
        scheduled_for: '2026-11-22T19:55:00Z',
        valid_until: '2026-11-22T21:00:00Z',
      },
    ],
  });
});

test('runs: a row each, newest first', async () => {
  const { code, stdout } = await ambia(['runs', '--limit', '1'], WELL);
  expect(stdout).toBe(
    [
      'SLOT (UTC)           KIND       STATE      PEOPLE  ANALYSED  PATTERNS  QUEUED  FAILED  SKIPPED   TOOK',
      '2026-11-22 08:30:00  scheduled  succeeded       2         0         0       0       0        0  5.0 s',
      '',
    ].join('\n'),
  );
  expect(code).toBe(0);
});

test('runs --json has the summaries', async () => {
  const { stdout } = await ambia(['runs', '--json'], WELL);
  expect(JSON.parse(stdout)).toMatchObject({ runs: [{ slot: '2026-11-22T08:30:00Z', success: true }] });
});

async function breakerOpens() {
  const fleet = llamaFleet(queues, { callsPerMinute: null, callMs: 1_000 });
  const permit = await fleet.admit({ urgent: false, patienceMs: 1_000, who: 'ann' });
  await permit.ended(new Failure('permanent', 'LLAMA_KEY_REJECTED', 'no', { everyone: true }));
}

test('status: everything at a glance', async () => {
  const watch = keepSchedule(queues, {
    pattern: '*/5 * * * *',
    deadlineMs: 900_000,
    now: Date.now,
    allowed: () => true,
    report: { failed: () => undefined, restored: () => undefined, differs: () => undefined },
  });
  await expect.poll(() => nextTick(queues)).not.toBeNull();
  watch.stop();
  await breakerOpens();
  const { code, stdout, stderr } = await ambia(['status'], WELL);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^redis {6}Redis \S+ at /m);
  expect(stdout).toMatch(/^next tick {2}\d\d:\d\d:00 UTC \(.+\), \*\/5 \* \* \* \*$/m);
  expect(stdout).toMatch(/^llama {6}all calls stopped, the next is tried in \d+\.\d s, after LLAMA_KEY_REJECTED$/m);
  expect(stdout).toMatch(/^database {3}.+, generation B, job_type pattern_prediction$/m);
  expect(stdout).toMatch(/^tokens {5}0 today$/m);
  expect(stdout).toMatch(/^analyze-user {8}2 {7}0/m);
  expect(stdout).toMatch(/^2026-11-22 08:30:00 {2}scheduled {2}succeeded/m);
  expect(code).toBe(0);
});

test('status --json is one document', async () => {
  const { stdout } = await ambia(['status', '--json'], { env, now: () => Date.parse('2026-11-22T19:30:00Z') });
  expect(JSON.parse(stdout)).toMatchObject({
    ok: true,
    redis: {
      ok: true,
      queues: { 'analyze-user': { waiting: 2, oldest_waiting_ms: expect.any(Number) } },
      schedule: '*/5 * * * *',
      llama_pause: { code: 'LLAMA_KEY_REJECTED', breaker: true, away: false, left_ms: expect.any(Number) },
    },
    database: {
      ok: true,
      generation: 'B',
      job_type: 'pattern_prediction',
      tokens: { today: 0, daily_limit: null },
      due_next_hour: 1,
      runs: [{ success: true }],
    },
  });
});

const ESCAPE = '\u001b';

test('colour is for terminals, and only where nobody objects', async () => {
  const line = ['status'];
  expect((await ambia(line, WELL)).stdout).not.toContain(ESCAPE);
  expect((await ambia(line, { ...WELL, terminal: true })).stdout).toContain(ESCAPE);
  expect((await ambia(line, { env: { ...env, NO_COLOR: '1' }, terminal: true })).stdout).not.toContain(ESCAPE);
});

test('migrate says what it found', async () => {
  const { code, stdout } = await ambia(['migrate', '--json'], WELL);
  expect(JSON.parse(stdout)).toMatchObject({ applied: 0, generation: 'B', job_type: 'pattern_prediction' });
  expect(code).toBe(0);
});
