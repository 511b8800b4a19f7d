import { eq, lt } from 'drizzle-orm';
import { inTransaction, type Transaction } from './connection.ts';
import type { Database } from './database.ts';
import { retryLocked } from './lock-retry.ts';
import { answer } from './schema/answer.ts';
import { considered } from './schema/considered.ts';

/** Removes what we remember of a person: what was considered, and their answer. */
export function forgetConsidered(db: Database, userId: string): Promise<void> {
  return retryLocked(() => inTransaction(db, (tx) => forgetPerson(tx, userId)));
}

/** The same within a transaction: nobody's history is used after they said no or were deleted. */
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
