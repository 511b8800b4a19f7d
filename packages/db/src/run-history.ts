import type { RunSummary } from '@ambia/prediction';
import { desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Database } from './database.ts';
import { endRun } from './run.ts';
import { type StoredRun, summarise } from './run-summary.ts';
import { run, runCall, runCount } from './schema/run.ts';

export interface OpenRun {
  readonly slot: number;
  /** Until then its numbers say nothing of how far it is. */
  readonly fannedOut: boolean;
}

/** The run of a slot; null where there was none. */
export async function runSummary(db: Database, slot: number): Promise<RunSummary | null> {
  const [summary] = await withCounts(db, await db.orm.select().from(run).where(eq(run.slot, slot)));
  return summary ?? null;
}

/** The newest runs first, at most `limit`. */
export async function recentRuns(db: Database, limit: number): Promise<RunSummary[]> {
  return withCounts(db, await db.orm.select().from(run).orderBy(desc(run.slot)).limit(limit));
}

/** Runs that nobody ended yet, oldest first. */
export async function openRuns(db: Database): Promise<OpenRun[]> {
  const open = await db.orm
    .select({ slot: run.slot, fannedOutAt: run.fannedOutAt })
    .from(run)
    .where(isNull(run.finishedAt))
    .orderBy(run.slot);
  return open.map(({ slot, fannedOutAt }) => ({ slot, fannedOut: fannedOutAt !== null }));
}

/** Ends a run. Its summary goes to the one caller that ended it; everyone else gets null. */
export async function closeRun(db: Database, slot: number, at: number, giveUp: boolean): Promise<RunSummary | null> {
  return (await endRun(db, slot, at, giveUp)) ? runSummary(db, slot) : null;
}

async function withCounts(db: Database, runs: readonly StoredRun[]): Promise<RunSummary[]> {
  if (runs.length === 0) return [];
  const slots = runs.map(({ slot }) => slot);
  const counts = await db.orm.select().from(runCount).where(inArray(runCount.slot, slots));
  const calls = await db.orm.select().from(runCall).where(inArray(runCall.slot, slots));
  return runs.map((stored) => {
    const ofThisRun = (row: { slot: number }) => row.slot === stored.slot;
    return summarise(stored, counts.filter(ofThisRun), calls.filter(ofThisRun));
  });
}
