import type { Outcome } from '@ambia/prediction';
import { expect, test } from 'vitest';
import { freshPlace } from './place.ts';
import { ambia, NOW } from './screen.ts';

const place = await freshPlace();
const { env, store, queues } = place;
const HOUR_MS = 3_600_000;

async function ended(userId: string, outcome: Outcome, at: number): Promise<void> {
  const analysis = { userId, slot: at, outcome, patternsDetected: 0, rows: [], considered: [] };
  await store.record(analysis, { worker: 'test', at });
}

const failure = { slot: NOW - HOUR_MS, code: 'LLAMA_500', attempts: 8, at: NOW - HOUR_MS };
await store.noteFailure({ ...failure, userId: 'anna', slot: NOW - 2 * HOUR_MS, at: NOW - 2 * HOUR_MS });
await store.noteFailure({ ...failure, userId: 'anna' });
await ended('anna', 'failed', NOW - HOUR_MS);
await store.noteFailure({ ...failure, userId: 'bert' });
await ended('bert', 'analyzed', NOW - HOUR_MS / 2);
const died = { ...failure, code: 'PROCESS_DIED', attempts: 1, quarantinedUntil: NOW + 23 * HOUR_MS };
await store.noteFailure({ ...died, userId: 'carl', at: NOW - HOUR_MS / 4 });
await ended('carl', 'quarantined', NOW - HOUR_MS / 4);
await store.noteFailure({ ...failure, userId: 'dora', at: NOW - 25 * HOUR_MS });

test('failed: whoever failed within the day, by id and code, and how they stand now', async () => {
  const { code, stdout } = await ambia(['failed'], { env });
  expect(stdout).toBe(
    [
      'USER  CODE          ATTEMPTS  RUNS  FIRST (UTC)          LAST (UTC)           NOW',
      'carl  PROCESS_DIED         1     1  2026-11-22 08:20:00  2026-11-22 08:20:00  quarantined until 2026-11-23 07:35:00',
      'anna  LLAMA_500            8     2  2026-11-22 06:35:00  2026-11-22 07:35:00  failed',
      'bert  LLAMA_500            8     1  2026-11-22 07:35:00  2026-11-22 07:35:00  analyzed',
      '',
    ].join('\n'),
  );
  expect(code).toBe(0);
});

test('failed --json is a document', async () => {
  const { stdout } = await ambia(['failed', '--limit', '1', '--json'], { env });
  expect(JSON.parse(stdout).failed).toEqual([
    {
      user: 'carl',
      code: 'PROCESS_DIED',
      attempts: 1,
      times: 1,
      first_at: '2026-11-22T08:20:00Z',
      last_at: '2026-11-22T08:20:00Z',
      quarantined_until: '2026-11-23T07:35:00Z',
      newest_outcome: 'quarantined',
    },
  ]);
});

test('status says that somebody is in quarantine', async () => {
  expect((await ambia(['status'], { env })).stdout).toMatch(/^quarantine {2}1 person: see `ambia failed`$/m);
});

test('retry of somebody who is well is refused, naming them', async () => {
  const { code, stderr } = await ambia(['retry', 'anna', 'bert'], { env });
  expect(stderr).toContain('"bert" did not fail within the last day');
  expect(code).toBe(4);
  expect(await queues.analyze.getWaitingCount()).toBe(0);
});

test('retry adds those who failed ahead of everyone, as one run, and ends a quarantine', async () => {
  const { code, stdout } = await ambia(['retry', '--json'], { env });
  expect(JSON.parse(stdout)).toEqual({ slot: '2026-11-22T08:35:00.001Z', people: 2, enqueued: 2, in_hand: 0 });
  expect(code).toBe(0);
  const jobs = await queues.analyze.getWaiting();
  expect(jobs.map(({ data }) => data.userId).sort()).toEqual(['anna', 'carl']);
  expect(await store.quarantinedCount(NOW)).toBe(0);
  expect(await store.quarantinedUntil('carl')).toBe(NOW);
  expect(await store.runSummary(NOW + 1)).toMatchObject({ kind: 'manual', active_users: 2, enqueued: 2 });
});

test('retry of whoever waits already moves them to the front', async () => {
  const { stdout } = await ambia(['retry', 'anna'], { env, now: () => NOW + 60_000 });
  expect(stdout).toBe('0 people enqueued ahead of everyone who waits; 1 person waited already, and now at the front\n');
});
