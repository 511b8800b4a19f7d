import type { Activity, Window } from '@ambia/prediction';
import { and, desc, eq, gte, lte, type SQL, sql } from 'drizzle-orm';
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

/** What somebody did inside the window; both ends count. */
export function inside(userId: string | SQL, { since, until }: Window) {
  return and(eq(USER, userId), gte(TIMESTAMP, new Date(since)), lte(TIMESTAMP, new Date(until)));
}

/** Without the hint, generation B may walk everyone's rows along the timestamp index until the limit is met. */
export function ofOnePerson({ userIndex }: Profile) {
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
