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
  const cost = sql`CAST(${analysis.costUsd.toFixed(8)} AS DECIMAL(14,8))`;
  const added = {
    people: 1,
    patterns: analysis.patternsDetected,
    queued: queued.length,
    llamaCalls: analysis.llamaCalls,
    promptTokens: analysis.tokens.prompt,
    completionTokens: analysis.tokens.completion,
  };
  await tx
    .insert(runCount)
    .values({ slot: analysis.slot, worker, outcome, ...added, costUsd: cost, updatedAt: at })
    .onDuplicateKeyUpdate({
      set: {
        people: sql`${runCount.people} + ${added.people}`,
        patterns: sql`${runCount.patterns} + ${added.patterns}`,
        queued: sql`${runCount.queued} + ${added.queued}`,
        llamaCalls: sql`${runCount.llamaCalls} + ${added.llamaCalls}`,
        promptTokens: sql`${runCount.promptTokens} + ${added.promptTokens}`,
        completionTokens: sql`${runCount.completionTokens} + ${added.completionTokens}`,
        costUsd: sql`${runCount.costUsd} + ${cost}`,
        updatedAt: at,
      },
    });
}
