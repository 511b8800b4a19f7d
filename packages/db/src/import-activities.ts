import { count, inArray, sql } from 'drizzle-orm';
import { inTransaction, type Transaction } from './connection.ts';
import type { Database } from './database.ts';
import { addMissingUsers } from './imported-users.ts';
import { retryLocked } from './lock-retry.ts';
import type { Profile } from './profile.ts';
import { activityLog } from './schema/activity-log.ts';

/** One line of an import. */
export interface ImportedActivity {
  /** Derived from the line itself, so that the same line is the same row; distinct within one call. */
  readonly id: string;
  readonly userId: string;
  /** Milliseconds since the epoch, whole seconds. */
  readonly at: number;
  readonly query: string;
  readonly timeOfDay: 'morning' | 'afternoon' | 'evening' | 'night';
  /** `monday` to `sunday`. */
  readonly dayOfWeek: string;
}

export interface Imported {
  readonly inserted: number;
  /** There already, at another time. */
  readonly moved: number;
  readonly unchanged: number;
}

/** Rows per statement: some 100 KB, far below any max_allowed_packet. */
const BATCH = 500;

/** Inserts activities; those whose id exists move to their new time. Each batch of 500 is one transaction. */
export async function importActivities(
  db: Database,
  profile: Profile,
  rows: readonly ImportedActivity[],
): Promise<Imported> {
  const sorted = rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  let sum: Imported = { inserted: 0, moved: 0, unchanged: 0 };
  for (let start = 0; start < sorted.length; start += BATCH) {
    const batch = sorted.slice(start, start + BATCH);
    sum = plus(sum, await retryLocked(() => inTransaction(db, (tx) => importBatch(tx, profile, batch))));
  }
  return sum;
}

async function importBatch(tx: Transaction, profile: Profile, batch: readonly ImportedActivity[]): Promise<Imported> {
  if (profile.generation === 'B' && profile.usersTable) {
    await addMissingUsers(
      tx,
      batch.map((row) => row.userId),
    );
  }
  const existing = await countExisting(tx, batch);
  const affected = await upsert(tx, batch);
  // The server counts 1 for a row it inserted, 2 for one it changed and 0 for one that stayed as it was.
  const inserted = batch.length - existing;
  const moved = (affected - inserted) / 2;
  return { inserted, moved, unchanged: existing - moved };
}

async function countExisting(tx: Transaction, batch: readonly ImportedActivity[]): Promise<number> {
  const ids = batch.map((row) => row.id);
  const [row] = await tx.select({ existing: count() }).from(activityLog).where(inArray(activityLog.id, ids));
  return row?.existing ?? 0;
}

async function upsert(tx: Transaction, batch: readonly ImportedActivity[]): Promise<number> {
  const values = batch.map(({ at, ...row }) => ({ ...row, actionType: 'query', timestamp: new Date(at) }));
  const [{ affectedRows }] = await tx
    .insert(activityLog)
    .values(values)
    .onDuplicateKeyUpdate({
      // VALUES(): the newer `AS new` does not exist on MariaDB.
      set: {
        timestamp: sql`VALUES(${sql.identifier(activityLog.timestamp.name)})`,
        timeOfDay: sql`VALUES(${sql.identifier(activityLog.timeOfDay.name)})`,
        dayOfWeek: sql`VALUES(${sql.identifier(activityLog.dayOfWeek.name)})`,
      },
    });
  return affectedRows;
}

function plus(one: Imported, other: Imported): Imported {
  return {
    inserted: one.inserted + other.inserted,
    moved: one.moved + other.moved,
    unchanged: one.unchanged + other.unchanged,
  };
}
