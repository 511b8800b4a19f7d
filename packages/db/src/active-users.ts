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
 * every page, so the window is read once along the timestamp index, some hours at a time.
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

/**
 * What one statement reads: of a large table a week of everybody's activity takes longer than a statement may. Of 10 M rows it
 * ran into its 60 s on two cores; by slices all of it took 230 s there, beside other load.
 */
const SLICE_MS = 6 * 3_600_000;

/** Everything is read before the first page goes out: a slow reader must not keep a statement open. */
async function* readOnce(db: Database, window: Window, pageSize: number): AsyncGenerator<string[], void, undefined> {
  const found = new Set<string>();
  for (let from = window.since; from <= window.until; from += SLICE_MS) {
    const to = from + SLICE_MS <= window.until ? from + SLICE_MS : null;
    await safely(db, () => addIds(db, { from, to }, found));
  }
  const ids = [...found];
  for (let start = 0; start < ids.length; start += pageSize) {
    yield ids.slice(start, start + pageSize);
  }
}

/** Streamed, so that a million people are never held as a million row objects; `to` null: without an end. */
function addIds(db: Database, { from, to }: { from: number; to: number | null }, ids: Set<string>): Promise<void> {
  const sql = `SELECT DISTINCT user_id FROM activity_log WHERE timestamp >= ?${to === null ? '' : ' AND timestamp < ?'}`;
  const values = to === null ? [new Date(from)] : [new Date(from), new Date(to)];
  return withConnection(db, async (connection) => {
    const rows = connection.query({ sql, values, rowsAsArray: true }).stream();
    // A stream is not told when its connection breaks, and would wait for ever.
    const breakOff = (error: Error) => rows.destroy(error);
    connection.once('error', breakOff);
    for await (const [id] of rows) ids.add(String(id));
    connection.off('error', breakOff);
  });
}
