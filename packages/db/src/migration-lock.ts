import { createHash } from 'node:crypto';
import { Failure } from '@ambia/prediction';
import type { PoolConnection, RowDataPacket } from 'mysql2/promise';

/** How long one migration waits for another, seconds; the statements it waits for create tables and are quick. */
const WAIT_S = 30;

/** Lock names are the server's, not the database's, and at most 64 characters long; MySQL 9 has no MD5() any more. */
function lockName(database: string): string {
  return `ambia_migrate_${createHash('sha256').update(database).digest('hex').slice(0, 32)}`;
}

/** Holds the lock until it is released or the connection ends: Drizzle's `migrate` takes none. */
export async function holdMigrationLock(connection: PoolConnection, database: string): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT GET_LOCK(?, ?) AS granted', [
    lockName(database),
    WAIT_S,
  ]);
  if (rows[0]?.granted === 1) return;
  throw new Failure(
    'transient',
    'DB_MIGRATION_LOCKED',
    `another migration of this database has not ended for ${WAIT_S} s; see that it does, then run \`ambia migrate\` again`,
  );
}

export async function releaseMigrationLock(connection: PoolConnection, database: string): Promise<void> {
  await connection.query('DO RELEASE_LOCK(?)', [lockName(database)]);
}
