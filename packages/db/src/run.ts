import type { RunSummary } from '@ambia/prediction';
import { and, desc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { run } from './schema/run.ts';

/** A run as it begins. Instants in ms; `slot` is its identity. */
export interface RunBeginning {
  readonly slot: number;
  readonly kind: RunSummary['kind'];
  readonly at: number;
  /** Slots between the scheduled run before and this one that nobody ran; 0 where absent. */
  readonly skippedSlots?: number;
}

/** A run begins once: whoever replays its tick finds it begun, or over. */
export type RunBegun = 'now' | 'before' | 'over';

/** What the fan-out counted. Instants in ms. */
export interface FanOutCount {
  readonly slot: number;
  readonly activeUsers: number;
  readonly enqueued: number;
  readonly deduplicated: number;
  readonly at: number;
}

/** Notes that a run began; a run that began before keeps its beginning. */
export async function beginRun(db: Database, beginning: RunBeginning): Promise<RunBegun> {
  const { slot, kind, at, skippedSlots = 0 } = beginning;
  const [{ affectedRows }] = await db.orm
    .insert(run)
    .values({ slot, kind, startedAt: at, skippedSlots })
    .onDuplicateKeyUpdate({ set: { slot: sql`${run.slot}` } });
  if (affectedRows === 1) return 'now';
  const [before] = await db.orm.select({ finishedAt: run.finishedAt }).from(run).where(eq(run.slot, slot));
  return before?.finishedAt === null ? 'before' : 'over';
}

/** The slot of the last scheduled run before `before`; null where there is none. */
export async function lastScheduledSlot(db: Database, before: number): Promise<number | null> {
  const [last] = await db.orm
    .select({ slot: run.slot })
    .from(run)
    .where(and(eq(run.kind, 'scheduled'), lt(run.slot, before)))
    .orderBy(desc(run.slot))
    .limit(1);
  return last?.slot ?? null;
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
