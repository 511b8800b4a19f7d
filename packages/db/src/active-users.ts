import type { Window } from '@ambia/prediction';
import { gt, gte, max } from 'drizzle-orm';
import { withConnection } from './connection.ts';
import type { Database } from './database.ts';
import type { Profile } from './profile.ts';
import { safely } from './safely.ts';
import { activityLog } from './schema/activity-log.ts';

/**
 * Pages of the people who did something since `window.since` (inclusive), ids only. With an index on (user_id,
 * timestamp) each page hops from person to person; without one (generation B) paging would read the whole table for
 * every page, so the window is read once along the timestamp index.
 */
export function activeUsers(
  db: Database,
  profile: Profile,
  window: Window,
  pageSize = 1_000,
): AsyncGenerator<string[], void, undefined> {
  return profile.userTimeIndex === null ? readOnce(db, window, pageSize) : keysetPages(db, window, pageSize);
}

async function* keysetPages(db: Database, window: Window, pageSize: number): AsyncGenerator<string[], void, undefined> {
  let after = '';
  while (true) {
    const page = await safely(db, () => pageAfter(db, after, window.since, pageSize));
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last;
  }
}

/** A loose index scan on both servers: one hop per person, whatever the length of their history. */
async function pageAfter(db: Database, after: string, since: number, pageSize: number): Promise<string[]> {
  const { userId, timestamp } = activityLog;
  const rows = await db.orm
    .select({ userId })
    .from(activityLog)
    .where(gt(userId, after))
    .groupBy(userId)
    .having(gte(max(timestamp), new Date(since)))
    .orderBy(userId)
    .limit(pageSize);
  return rows.map((row) => row.userId);
}

const SINCE = 'SELECT DISTINCT user_id FROM activity_log WHERE timestamp >= ?';

/** Everything is read before the first page goes out: a slow reader must not keep the statement open. */
async function* readOnce(db: Database, window: Window, pageSize: number): AsyncGenerator<string[], void, undefined> {
  const ids = await safely(db, () => idsSince(db, window.since));
  for (let start = 0; start < ids.length; start += pageSize) {
    yield ids.slice(start, start + pageSize);
  }
}

/** Streamed, so that a million people are never held as a million row objects. */
function idsSince(db: Database, since: number): Promise<string[]> {
  return withConnection(db, async (connection) => {
    const ids: string[] = [];
    const rows = connection.query({ sql: SINCE, values: [new Date(since)], rowsAsArray: true }).stream();
    // A stream is not told when its connection breaks, and would wait for ever.
    const breakOff = (error: Error) => rows.destroy(error);
    connection.once('error', breakOff);
    for await (const [id] of rows) ids.push(String(id));
    connection.off('error', breakOff);
    return ids;
  });
}
