import { eq, lt } from 'drizzle-orm';
import { inTransaction, type Transaction } from './connection.ts';
import type { Database } from './database.ts';
import { retryLocked } from './lock-retry.ts';
import type { Profile } from './profile.ts';
import { answer } from './schema/answer.ts';
import { considered } from './schema/considered.ts';
import { isNoOrGone } from './user-gone.ts';

/** Forgets a person who said no or was deleted, and tells whether it was so; of anybody else nothing is lost. */
export function forgetIfGone(db: Database, profile: Profile, userId: string): Promise<boolean> {
  return retryLocked(() =>
    inTransaction(db, async (tx) => {
      const gone = await isNoOrGone(tx, profile, userId);
      if (gone) await forgetPerson(tx, userId);
      return gone;
    }),
  );
}

/** Removes what was considered of a person, and their answer; their state stays, it accounts for their runs and has no words. */
export async function forgetPerson(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(considered).where(eq(considered.userId, userId));
  await tx.delete(answer).where(eq(answer.userId, userId));
}

/**
 * Removes, oldest first and at most `limit`, what was considered for a window that closed before `before` (ms), then
 * answers given before it: they are of people who stayed away or were deleted. Tells how many rows went.
 */
export async function purgeConsidered(db: Database, before: number, limit: number): Promise<number> {
  const { until } = considered;
  const [first] = await retryLocked(() =>
    db.orm.delete(considered).where(lt(until, before)).orderBy(until).limit(limit),
  );
  const left = limit - first.affectedRows;
  if (left <= 0) return first.affectedRows;
  const [second] = await retryLocked(() =>
    db.orm.delete(answer).where(lt(answer.slot, before)).orderBy(answer.slot).limit(left),
  );
  return first.affectedRows + second.affectedRows;
}
