import { expect, test } from 'vitest';
import { type StoredCalls, type StoredCount, type StoredRun, summarise } from '../src/run-summary.ts';
import { MINUTE, SLOT } from './sample.ts';

const RUN: StoredRun = {
  slot: SLOT,
  kind: 'scheduled',
  startedAt: SLOT + 100,
  fannedOutAt: SLOT + 600,
  activeUsers: 10,
  enqueued: 8,
  deduplicated: 2,
  finishedAt: SLOT + MINUTE,
  skippedSlots: 3,
};

function counted(given: Partial<StoredCount>): StoredCount {
  return {
    slot: SLOT,
    worker: 'w1',
    outcome: 'analyzed',
    people: 1,
    patterns: 0,
    queued: 0,
    updatedAt: SLOT + 5_000,
    ...given,
  };
}

const ALL = [
  counted({
    people: 5,
    patterns: 9,
    queued: 4,
  }),
  counted({ people: 2, worker: 'w2', patterns: 1, updatedAt: SLOT + 9_000 }),
  counted({ people: 1, worker: 'w2', outcome: 'opted_out' }),
];

const CALLS: readonly StoredCalls[] = [
  { slot: SLOT, worker: 'w1', calls: 5, promptTokens: 2_000, completionTokens: 300, costUsd: '0.10000000' },
  { slot: SLOT, worker: 'w2', calls: 2, promptTokens: 0, completionTokens: 0, costUsd: '0.20000000' },
];

test('a complete run in which everyone ended well is a success', () => {
  expect(summarise(RUN, ALL, CALLS)).toEqual({
    success: true,
    active_users: 10,
    patterns_detected: 10,
    predictions_queued: 4,
    slot: '2026-11-22T08:35:00Z',
    kind: 'scheduled',
    state: 'complete',
    enqueued: 8,
    deduplicated: 2,
    skipped_slots: 3,
    outcomes: {
      analyzed: 7,
      unchanged: 0,
      no_activity: 0,
      opted_out: 1,
      user_gone: 0,
      superseded: 0,
      over_budget: 0,
      failed: 0,
      expired: 0,
      quarantined: 0,
    },
    llama_calls: 7,
    prompt_tokens: 2_000,
    completion_tokens: 300,
    cost_usd: 0.3,
    duration_ms: 8_900,
    workers: { w1: 5, w2: 3 },
  });
});

test.each([
  ['one person of a complete run without an outcome has expired', RUN, ALL.slice(0, 2), 'complete', 1, false],
  ['nobody has expired while it runs', { ...RUN, finishedAt: null }, ALL.slice(0, 2), 'running', 0, false],
  [
    'one who failed makes it no success',
    RUN,
    [...ALL.slice(0, 2), counted({ outcome: 'failed' })],
    'complete',
    0,
    false,
  ],
  [
    'those who expired and those without an outcome add up',
    RUN,
    [counted({ outcome: 'expired', people: 3 })],
    'complete',
    8,
    false,
  ],
  ['more outcomes than jobs expire nobody', { ...RUN, enqueued: 1 }, ALL, 'complete', 0, true],
  ['a run of nobody is a success', { ...RUN, enqueued: 0 }, [], 'complete', 0, true],
])('%s', (_name, stored, counts, state, expired, success) => {
  expect(summarise(stored, counts, [])).toMatchObject({ state, success, outcomes: { expired } });
});

test.each([
  ['ended', RUN, ALL, 8_900],
  ['ended before one more came', RUN, [...ALL, counted({ updatedAt: SLOT + 2 * MINUTE })], MINUTE - 100],
  ['was given up', RUN, ALL.slice(0, 2), MINUTE - 100],
  ['was given up before it was fanned out', { ...RUN, enqueued: 0, fannedOutAt: null }, [], MINUTE - 100],
  ['has outcomes', { ...RUN, finishedAt: null }, ALL, 8_900],
  ['was fanned out', { ...RUN, finishedAt: null }, [], 500],
  ['began', { ...RUN, finishedAt: null, fannedOutAt: null }, [], 0],
])('a run that %s lasted that long', (_name, stored, counts, duration) => {
  expect(summarise(stored, counts, []).duration_ms).toBe(duration);
});
