import type { Analysis, Outcome, Recorded } from '@ambia/prediction';
import { sql } from 'drizzle-orm';
import type { Transaction } from './connection.ts';
import { runCount } from './schema/run.ts';

export interface RecordedBy {
  /** The worker's name, at most 191 characters. */
  readonly worker: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What is added to a run's count of one worker and outcome. */
export interface AddedCount {
  readonly slot: number;
  readonly outcome: Outcome;
  readonly people: number;
  readonly patterns: number;
  readonly queued: number;
}

/** The row is shared by the worker's jobs: written last. */
export async function addCount(
  tx: Transaction,
  { slot, outcome, ...added }: AddedCount,
  { worker, at }: RecordedBy,
): Promise<void> {
  await tx
    .insert(runCount)
    .values({ slot, worker, outcome, ...added, updatedAt: at })
    .onDuplicateKeyUpdate({
      set: {
        people: sql`${runCount.people} + ${added.people}`,
        patterns: sql`${runCount.patterns} + ${added.patterns}`,
        queued: sql`${runCount.queued} + ${added.queued}`,
        updatedAt: at,
      },
    });
}

/** Adds one person to the run's count. */
export function countPerson(
  tx: Transaction,
  { slot, patternsDetected: patterns }: Pick<Analysis, 'slot' | 'patternsDetected'>,
  { outcome, queued }: Pick<Recorded, 'outcome' | 'queued'>,
  by: RecordedBy,
): Promise<void> {
  return addCount(tx, { slot, outcome, people: 1, patterns, queued: queued.length }, by);
}
