import { OUTCOMES, type Outcome, type RunSummary, slotText } from '@ambia/prediction';
import type { run, runCall, runCount } from './schema/run.ts';

export type StoredRun = typeof run.$inferSelect;
export type StoredCount = typeof runCount.$inferSelect;
export type StoredCalls = typeof runCall.$inferSelect;

/** A run and its counts as the one summary that is stored, logged and shown. */
export function summarise(
  stored: StoredRun,
  counts: readonly StoredCount[],
  calls: readonly StoredCalls[],
): RunSummary {
  const complete = stored.finishedAt !== null;
  const outcomes = outcomesOf(stored, counts);
  return {
    success: complete && stored.fannedOutAt !== null && outcomes.failed + outcomes.expired === 0,
    active_users: stored.activeUsers,
    patterns_detected: total(counts, (count) => count.patterns),
    predictions_queued: total(counts, (count) => count.queued),
    slot: slotText(stored.slot),
    kind: stored.kind,
    state: complete ? 'complete' : 'running',
    enqueued: stored.enqueued,
    deduplicated: stored.deduplicated,
    skipped_slots: stored.skippedSlots,
    outcomes,
    llama_calls: total(calls, (row) => row.calls),
    prompt_tokens: total(calls, (row) => row.promptTokens),
    completion_tokens: total(calls, (row) => row.completionTokens),
    // Summed as whole units of the column's last digit: binary fractions would add noise to money.
    cost_usd: total(calls, (row) => Math.round(Number(row.costUsd) * 1e8)) / 1e8,
    duration_ms: Math.max(0, endOf(stored, counts) - stored.startedAt),
    workers: workersOf(counts),
  };
}

/** People by outcome. In a complete run whoever was enqueued and has none ran out of time. */
function outcomesOf(stored: StoredRun, counts: readonly StoredCount[]): Record<Outcome, number> {
  const people = (outcome: Outcome) =>
    total(
      counts.filter((count) => count.outcome === outcome),
      (count) => count.people,
    );
  const unaccounted = stored.finishedAt === null ? 0 : missing(stored, counts);
  const entries = OUTCOMES.map((outcome) => [outcome, people(outcome) + (outcome === 'expired' ? unaccounted : 0)]);
  return Object.fromEntries(entries);
}

/** Enqueued people of whom no end is known. */
function missing({ enqueued }: StoredRun, counts: readonly StoredCount[]): number {
  const ended = total(counts, ({ people }) => people);
  return Math.max(0, enqueued - ended);
}

/** When the last outcome was found, which is noticed up to a second later; of a run that was given up, when it was. */
function endOf(stored: StoredRun, counts: readonly StoredCount[]): number {
  const { startedAt, fannedOutAt, finishedAt } = stored;
  const closed = finishedAt ?? Number.POSITIVE_INFINITY;
  if (finishedAt !== null && (fannedOutAt === null || missing(stored, counts) > 0)) return finishedAt;
  return Math.min(closed, Math.max(startedAt, fannedOutAt ?? 0, ...counts.map((count) => count.updatedAt)));
}

function workersOf(counts: readonly StoredCount[]): Record<string, number> {
  const names = [...new Set(counts.map((count) => count.worker))].sort();
  return Object.fromEntries(
    names.map((name) => [
      name,
      total(
        counts.filter((count) => count.worker === name),
        (count) => count.people,
      ),
    ]),
  );
}

function total<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}
