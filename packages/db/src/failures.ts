import type { Outcome } from '@ambia/prediction';
import { and, desc, eq, gte, inArray, lt, or, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { retryLocked } from './lock-retry.ts';
import { oneOf } from './one-of.ts';
import { rowsOf } from './rows-of.ts';
import { failure } from './schema/failure.ts';
import { userState } from './schema/user-state.ts';

/** That a person's slot ended without an analysis. Instants in ms. */
export interface NotedFailure {
  readonly userId: string;
  readonly slot: number;
  /** Of the last attempt, at most 64 characters. */
  readonly code: string;
  readonly attempts: number;
  readonly at: number;
  /** Where they are put into quarantine. */
  readonly quarantinedUntil?: number;
}

/** A person who failed of late. Instants in ms. */
export interface RecentFailure {
  readonly userId: string;
  readonly code: string;
  readonly attempts: number;
  /** Slots since `firstAt`. */
  readonly times: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** Null: not in quarantine since they were last analysed well. */
  readonly quarantinedUntil: number | null;
  /** How their newest slot ended. */
  readonly outcome: string | null;
}

const DAY_MS = 86_400_000;

/** Failures are kept for a day; what is known of a quarantine, until it must have shown whether the person is well. */
const KEPT_AFTER_QUARANTINE_MS = 7 * DAY_MS;

const FAILED: readonly Outcome[] = ['failed', 'quarantined'];

/** Notes a failure; said twice of one slot it counts once, and after a day without any the count begins anew. */
export async function noteFailure(db: Database, noted: NotedFailure): Promise<void> {
  const { userId, at, quarantinedUntil, ...newest } = noted;
  const begins = sql`${failure.lastAt} < ${at - DAY_MS}`;
  await retryLocked(() =>
    db.orm
      .insert(failure)
      .values({ userId, times: 1, firstAt: at, ...newest, lastAt: at, quarantinedUntil })
      .onDuplicateKeyUpdate({
        set: {
          times: sql`IF(${begins}, 1, ${failure.times} + (${failure.slot} <> ${newest.slot}))`,
          firstAt: sql`IF(${begins}, ${at}, ${failure.firstAt})`,
          ...newest,
          lastAt: at,
          ...(quarantinedUntil === undefined ? {} : { quarantinedUntil }),
        },
      }),
  );
}

/** Until when each person is, or was, in quarantine; null where they are not, or were analysed well since. */
export async function quarantines(db: Database, userIds: readonly string[]): Promise<(number | null)[]> {
  const { userId, quarantinedUntil: until } = failure;
  const rows = await rowsOf(userIds, (ids) => db.orm.select({ userId, until }).from(failure).where(oneOf(userId, ids)));
  return rows.map((row) => row?.until ?? null);
}

/** Changes the end of a person's quarantine; null: they are well. Of anybody else nothing happens. */
export async function setQuarantine(db: Database, userId: string, until: number | null): Promise<void> {
  await db.orm
    .update(failure)
    .set({ quarantinedUntil: until })
    .where(and(eq(failure.userId, userId), sql`${failure.quarantinedUntil} IS NOT NULL`));
}

/** How many are in quarantine at `now`. */
export async function quarantinedCount(db: Database, now: number): Promise<number> {
  const [row] = await db.orm
    .select({ people: sql`COUNT(*)`.mapWith(Number) })
    .from(failure)
    .where(sql`${failure.quarantinedUntil} > ${now}`);
  return row?.people ?? 0;
}

/** Whoever failed within the last day, newest first, at most `limit`; `still`: whose newest slot failed. */
export function recentFailures(
  db: Database,
  now: number,
  { limit, still = false }: { readonly limit: number; readonly still?: boolean },
): Promise<RecentFailure[]> {
  const { userId, code, attempts, times, firstAt, lastAt, quarantinedUntil: until } = failure;
  const recent = gte(lastAt, now - DAY_MS);
  return db.orm
    .select({
      ...{ userId, code, attempts, times, firstAt, lastAt },
      quarantinedUntil: until,
      outcome: userState.outcome,
    })
    .from(failure)
    .leftJoin(userState, eq(userState.userId, userId))
    .where(
      still ? and(or(recent, gte(until, now)), inArray(userState.outcome, [...FAILED])) : or(recent, gte(until, now)),
    )
    .orderBy(desc(lastAt), userId)
    .limit(limit);
}

/** Lets go of what is older than it is kept, at most `limit` rows; tells how many. */
export async function purgeFailures(db: Database, now: number, limit: number): Promise<number> {
  const over = sql`COALESCE(${failure.quarantinedUntil}, 0) < ${now - KEPT_AFTER_QUARANTINE_MS}`;
  const [{ affectedRows }] = await retryLocked(() =>
    db.orm
      .delete(failure)
      .where(and(lt(failure.lastAt, now - DAY_MS), over))
      .orderBy(failure.lastAt)
      .limit(limit),
  );
  return affectedRows;
}
