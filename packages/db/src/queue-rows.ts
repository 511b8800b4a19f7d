import type { QueueRow } from '@ambia/prediction';
import { sql } from 'drizzle-orm';
import type { Transaction } from './connection.ts';
import { databaseError } from './database-error.ts';
import { generationQueue } from './schema/generation-queue.ts';

/** The parent row is gone; 1216 where the user may not look at the parent table. */
const NO_PARENT: readonly (number | undefined)[] = [1452, 1216];

const DUPLICATE = 1062;

/**
 * Inserts rows in the order given and returns those that were not there before, or null where the person was deleted
 * meanwhile.
 */
export async function insertRows(
  tx: Transaction,
  rows: readonly QueueRow[],
  jobType: string,
): Promise<readonly QueueRow[] | null> {
  if (rows.length === 0) return [];
  try {
    return await insertTogether(tx, rows, jobType);
  } catch (error) {
    if (NO_PARENT.includes(databaseError(error)?.errno)) return null;
    throw error;
  }
}

/** Rows of which none is there. @throws where one is, or a person was deleted */
export async function insertNewRows(tx: Transaction, rows: readonly QueueRow[], jobType: string): Promise<void> {
  if (rows.length > 0) await tx.insert(generationQueue).values(rows.map((row) => valuesOf(row, jobType)));
}

/** In one statement; where one of them is there already, which is seldom, one by one: only so it can be told which. */
async function insertTogether(
  tx: Transaction,
  rows: readonly QueueRow[],
  jobType: string,
): Promise<readonly QueueRow[]> {
  try {
    await insertNewRows(tx, rows, jobType);
    return rows;
  } catch (error) {
    if (databaseError(error)?.errno !== DUPLICATE) throw error;
  }
  const inserted: QueueRow[] = [];
  for (const row of rows) if (await insertRow(tx, row, jobType)) inserted.push(row);
  return inserted;
}

/** A no-op update instead of INSERT IGNORE, which would also swallow values that do not fit. */
async function insertRow(tx: Transaction, row: QueueRow, jobType: string): Promise<boolean> {
  const [{ affectedRows }] = await tx
    .insert(generationQueue)
    .values(valuesOf(row, jobType))
    .onDuplicateKeyUpdate({ set: { id: sql`${generationQueue.id}` } });
  return affectedRows === 1;
}

function valuesOf(row: QueueRow, jobType: string): typeof generationQueue.$inferInsert {
  return {
    id: row.id,
    userId: row.userId,
    jobType,
    priority: row.priority,
    predictedNeed: row.predictedNeed,
    contextData: row.context,
    scheduledFor: new Date(row.scheduledFor),
    validUntil: new Date(row.validUntil),
    status: 'queued',
    attempts: 0,
  };
}
