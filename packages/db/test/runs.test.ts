import { describe, expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';
import { analysisOf, MINUTE, SLOT, user, WORKER } from './sample.ts';

describe.each(['A', 'B'] as const)('runs (generation %s)', async (generation) => {
  const { store } = await freshDatabase({ generation });
  const fanOut = { slot: SLOT, activeUsers: 3, enqueued: 3, deduplicated: 0, at: SLOT + 500 };

  test('begin once, whoever replays the tick', async () => {
    const beginning = { slot: SLOT, skippedSlots: 2, at: SLOT + 100 } as const;
    expect(await store.beginRun({ ...beginning, kind: 'scheduled' })).toBe('now');
    expect(await store.beginRun({ ...beginning, kind: 'manual', skippedSlots: 0, at: SLOT + 900 })).toBe('before');
    expect(await store.openRuns()).toEqual([{ slot: SLOT, fannedOut: false }]);
    expect(await store.runSummary(SLOT)).toMatchObject({
      kind: 'scheduled',
      state: 'running',
      success: false,
      skipped_slots: 2,
    });
  });

  test('cannot end before they were fanned out', async () => {
    expect(await store.closeRun(SLOT, SLOT + 200)).toBeNull();
  });

  test('take what was fanned out last', async () => {
    await store.fannedOut(fanOut);
    await store.fannedOut({ ...fanOut, enqueued: 2, deduplicated: 1 });
    expect(await store.runSummary(SLOT)).toMatchObject({ active_users: 3, enqueued: 2, deduplicated: 1 });
    expect(await store.openRuns()).toEqual([{ slot: SLOT, fannedOut: true }]);
  });

  test('sum what each worker recorded', async () => {
    await store.record(analysisOf(user(1)), WORKER);
    await store.record(analysisOf(user(2), { outcome: 'no_activity' }), {
      ...WORKER,
      worker: 'w2',
    });
    await store.record(analysisOf(user(3)), WORKER);
    const call = { slot: SLOT, worker: 'w1', tokens: { prompt: 600, completion: 90 }, costUsd: 0.00004048 };
    await store.countCall(call);
    await store.countCall({ ...call, worker: 'w2' });
    expect(await store.runSummary(SLOT)).toMatchObject({
      outcomes: { analyzed: 2, no_activity: 1 },
      patterns_detected: 6,
      llama_calls: 2,
      prompt_tokens: 1_200,
      completion_tokens: 180,
      cost_usd: 0.00008096,
      workers: { w1: 2, w2: 1 },
      duration_ms: 900,
    });
  });

  test('are ended by one of those who try', async () => {
    const tries = await Promise.all(Array.from({ length: 5 }, () => store.closeRun(SLOT, SLOT + MINUTE)));
    const won = tries.filter((summary) => summary !== null);
    expect(won).toHaveLength(1);
    expect(won[0]).toMatchObject({ state: 'complete', success: true, duration_ms: 900 });
    expect(await store.openRuns()).toEqual([]);
    expect(await store.beginRun({ slot: SLOT, kind: 'scheduled', at: SLOT + 2 * MINUTE })).toBe('over');
  });

  test('are listed newest first, each with its own counts', async () => {
    await store.beginRun({ slot: SLOT + 5 * MINUTE, kind: 'manual', at: SLOT + 5 * MINUTE });
    const runs = await store.recentRuns(10);
    expect(runs.map((run) => [run.kind, run.outcomes.analyzed])).toEqual([
      ['manual', 0],
      ['scheduled', 2],
    ]);
    expect(await store.recentRuns(1)).toHaveLength(1);
    expect(await store.lastScheduledSlot(SLOT + 10 * MINUTE)).toBe(SLOT);
    expect(await store.lastScheduledSlot(SLOT)).toBeNull();
    expect(await store.runSummary(1)).toBeNull();
  });

  test('that were never fanned out can be given up, and are then no success', async () => {
    const slot = SLOT + 10 * MINUTE;
    await store.beginRun({ slot, kind: 'scheduled', at: slot });
    expect(await store.closeRun(slot, slot + MINUTE)).toBeNull();
    expect(await store.closeRun(slot, slot + MINUTE, true)).toMatchObject({ state: 'complete', success: false });
  });
});
