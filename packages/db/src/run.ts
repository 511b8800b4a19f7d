import type { RunSummary } from '@ambia/prediction';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { run } from './schema/run.ts';

/** A run as it begins. Instants in ms; `slot` is its identity. */
export interface RunBeginning {
  readonly slot: number;
  readonly kind: RunSummary['kind'];
  readonly at: number;
}

/** What the fan-out counted. Instants in ms. */
export interface FanOutCount {
  readonly slot: number;
  readonly activeUsers: number;
  readonly enqueued: number;
  readonly deduplicated: number;
  readonly at: number;
}

/** Notes that a run began; a run that began before keeps its beginning. */
export async function beginRun(db: Database, { slot, kind, at }: RunBeginning): Promise<void> {
  await db.orm
    .insert(run)
    .values({ slot, kind, startedAt: at })
    .onDuplicateKeyUpdate({ set: { slot: sql`${run.slot}` } });
}

/** Notes what was fanned out; a replayed tick counts afresh and is right. */
export async function fannedOut(db: Database, { slot, at, ...counts }: FanOutCount): Promise<void> {
  await db.orm
    .update(run)
    .set({ ...counts, fannedOutAt: at })
    .where(eq(run.slot, slot));
}

/**
 * Ends a run that is still open; true for the one caller that did. One that was never fanned out is left open unless it
 * is given up, and can then be no success.
 */
export async function endRun(db: Database, slot: number, at: number, giveUp: boolean): Promise<boolean> {
  const open = and(eq(run.slot, slot), isNull(run.finishedAt));
  const [{ affectedRows }] = await db.orm
    .update(run)
    .set({ finishedAt: at })
    .where(giveUp ? open : and(open, isNotNull(run.fannedOutAt)));
  return affectedRows === 1;
}
