import type { Analysis, Recorded } from '@ambia/prediction';
import { sql } from 'drizzle-orm';
import type { Transaction } from './connection.ts';
import { runCount } from './schema/run.ts';

export interface RecordedBy {
  /** The worker's name, at most 191 characters. */
  readonly worker: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Adds one person to the run's count of this worker and outcome. The row is shared by the worker's jobs: written last. */
export async function countPerson(
  tx: Transaction,
  analysis: Analysis,
  { outcome, queued }: Pick<Recorded, 'outcome' | 'queued'>,
  { worker, at }: RecordedBy,
): Promise<void> {
  const added = { people: 1, patterns: analysis.patternsDetected, queued: queued.length };
  await tx
    .insert(runCount)
    .values({ slot: analysis.slot, worker, outcome, ...added, updatedAt: at })
    .onDuplicateKeyUpdate({
      set: {
        people: sql`${runCount.people} + ${added.people}`,
        patterns: sql`${runCount.patterns} + ${added.patterns}`,
        queued: sql`${runCount.queued} + ${added.queued}`,
        updatedAt: at,
      },
    });
}
