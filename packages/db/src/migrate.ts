import { fileURLToPath } from 'node:url';
import { migrate as applyMigrations } from 'drizzle-orm/mysql2/migrator';
import type { PoolConnection, RowDataPacket } from 'mysql2/promise';
import { withConnection } from './connection.ts';
import type { Database } from './database.ts';
import { holdMigrationLock, releaseMigrationLock } from './migration-lock.ts';
import { refusePartialSchema } from './partial-schema.ts';
import { safely } from './safely.ts';

/** One level up from both `src` and `dist`. */
const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

const MIGRATIONS_TABLE = 'ambia_migrations';

/**
 * Creates what is missing: generation A on an empty database, our own tables on any. Old tables that exist are left
 * alone. Any number may call it at once: one works, the others wait and find nothing left to do.
 * Failures: DB_PARTIAL_SCHEMA (permanent), DB_MIGRATION_LOCKED (transient).
 */
export function migrate(db: Database): Promise<{ readonly applied: number }> {
  return safely(db, () =>
    withConnection(db, async (lent, orm) => {
      const connection = lent.promise();
      await holdMigrationLock(connection, db.name);
      const before = await appliedMigrations(connection);
      await refusePartialSchema(connection, before === 0);
      await applyMigrations(orm, { migrationsFolder: MIGRATIONS, migrationsTable: MIGRATIONS_TABLE });
      const after = await appliedMigrations(connection);
      await releaseMigrationLock(connection, db.name);
      return { applied: (after ?? 0) - (before ?? 0) };
    }),
  );
}

/** How many were applied so far; null where the table that remembers them does not exist yet. */
async function appliedMigrations(connection: PoolConnection): Promise<number | null> {
  const [tables] = await connection.query<RowDataPacket[]>(
    'SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?',
    [MIGRATIONS_TABLE],
  );
  if (tables.length === 0) return null;
  const [rows] = await connection.query<RowDataPacket[]>(`SELECT COUNT(*) AS applied FROM ${MIGRATIONS_TABLE}`);
  return Number(rows[0]?.applied);
}
