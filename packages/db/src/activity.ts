import type { Activity, Window } from '@ambia/prediction';
import { and, desc, eq, gte, lte, sql } from 'drizzle-orm';
import { escapeId } from 'mysql2';
import { z } from 'zod';
import type { Database } from './database.ts';
import type { Profile } from './profile.ts';
import { activityLog } from './schema/activity-log.ts';

const { userId: USER, actionType: ACTION, query: QUERY, timestamp: TIMESTAMP } = activityLog;

/** What a person did inside the window (both ends count), newest first, at most `limit` of them. */
export async function activity(
  db: Database,
  profile: Profile,
  userId: string,
  window: Window,
  limit: number,
): Promise<Activity[]> {
  const rows = await db.orm
    .select({ action: ACTION, query: QUERY, timestamp: TIMESTAMP })
    .from(activityLog, ofOnePerson(profile))
    .where(inside(userId, window))
    .orderBy(desc(TIMESTAMP))
    .limit(limit);
  return rows
    .map(({ action, query, timestamp }) => ({ at: timestamp?.getTime() ?? 0, action, query }))
    .sort(newestFirst);
}

/** Somebody, and the time that is asked about. */
export interface PersonWindow {
  readonly userId: string;
  readonly window: Window;
}

/** When each person last did anything inside their window, ms; null where they did nothing. One look at an index each. */
export async function newestActivities(
  { pool }: Database,
  profile: Profile,
  asked: readonly PersonWindow[],
): Promise<(number | null)[]> {
  const newest = newestOfOne(profile);
  const [rows] = await pool.query(
    asked.map(() => newest).join(' UNION ALL '),
    asked.flatMap(({ userId, window: { since, until } }, place) => [place, userId, new Date(since), new Date(until)]),
  );
  const found = new Map(Newest.parse(rows).map(({ place, at }) => [place, at.getTime()]));
  return asked.map((_, place) => found.get(place) ?? null);
}

const Newest = z.array(z.object({ place: z.coerce.number(), at: z.date() }));

function newestOfOne({ userIndex }: Profile): string {
  const hint = userIndex === null ? '' : `FORCE INDEX (${escapeId(userIndex)})`;
  return `(SELECT ? AS place, timestamp AS at FROM activity_log ${hint}
    WHERE user_id = ? AND timestamp >= ? AND timestamp <= ? ORDER BY timestamp DESC LIMIT 1)`;
}

/**
 * Whether the person did anything at all inside the window. The id is compared letter by letter: to the column's
 * collation CNS1 and cns1 are one person, but a page's key and a row's are made of the letters.
 */
export async function hasActivity(db: Database, profile: Profile, userId: string, window: Window): Promise<boolean> {
  const rows = await db.orm
    .select({ userId: USER })
    .from(activityLog, ofOnePerson(profile))
    .where(and(inside(userId, window), sql`HEX(${USER}) = HEX(${userId})`))
    .limit(1);
  return rows.length > 0;
}

function inside(userId: string, { since, until }: Window) {
  return and(eq(USER, userId), gte(TIMESTAMP, new Date(since)), lte(TIMESTAMP, new Date(until)));
}

/** Without the hint, generation B may walk everyone's rows along the timestamp index until the limit is met. */
function ofOnePerson({ userIndex }: Profile) {
  return userIndex === null ? {} : { forceIndex: userIndex };
}

/** Rows of the same second have no order in the table: theirs is fixed here, so that equal input gives equal prompts. */
function newestFirst(one: Activity, other: Activity): number {
  return other.at - one.at || compare(one.query ?? '', other.query ?? '') || compare(one.action, other.action);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
