import { and, inArray, lt } from 'drizzle-orm';
import type { Database } from './database.ts';
import { retryLocked } from './lock-retry.ts';
import { userState } from './schema/user-state.ts';

/** Removes at most `limit` states of people who were not due since `before` (ms); tells how many. */
export async function purgeStates(db: Database, before: number, limit: number): Promise<number> {
  const old = lt(userState.updatedAt, before);
  // Read first, which locks nothing: a delete without an index of its own would lock every row it looks at.
  const found = await db.orm.select({ userId: userState.userId }).from(userState).where(old).limit(limit);
  if (found.length === 0) return 0;
  const ids = found.map(({ userId }) => userId);
  const [{ affectedRows }] = await retryLocked(() =>
    db.orm.delete(userState).where(and(inArray(userState.userId, ids), old)),
  );
  return affectedRows;
}
