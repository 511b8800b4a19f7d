import type { RowDataPacket } from 'mysql2/promise';
import type { Database } from './database.ts';
import { isMariaDb } from './server-name.ts';
import type { TextKind } from './text-kind.ts';

/** What information_schema says of the tables we touch. */
export interface Catalog {
  /** Lower-case `table` to lower-case `column` to its type as declared: `enum('a','b')`. */
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Indexes of activity_log that may be used, by name: their columns in order. */
  readonly activityIndexes: ReadonlyMap<string, readonly string[]>;
  /** Of activity_log's user_id; null where that is no text. */
  readonly activityText: TextKind | null;
  /** The CHECK clauses of generation_queue that are enforced. */
  readonly queueChecks: readonly string[];
}

const COLUMNS = `
  SELECT LOWER(TABLE_NAME) AS tableName, LOWER(COLUMN_NAME) AS columnName, COLUMN_TYPE AS columnType
  FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN (?)`;

const TEXT = `
  SELECT CHARACTER_SET_NAME AS charset, COLLATION_NAME AS collation
  FROM information_schema.COLUMNS
  WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'activity_log' AND COLUMN_NAME = 'user_id'`;

const INDEXES = `
  SELECT INDEX_NAME AS indexName, LOWER(COLUMN_NAME) AS columnName
  FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'activity_log'`;

const MYSQL_CHECKS = `
  SELECT c.CHECK_CLAUSE AS clause FROM information_schema.CHECK_CONSTRAINTS c
  JOIN information_schema.TABLE_CONSTRAINTS t
    ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME
  WHERE t.TABLE_SCHEMA = DATABASE() AND t.TABLE_NAME = 'generation_queue' AND t.ENFORCED = 'YES'`;

/** Names of CHECKs are unique per table only, so MariaDB has the table here. */
const MARIADB_CHECKS = `
  SELECT CHECK_CLAUSE AS clause FROM information_schema.CHECK_CONSTRAINTS
  WHERE CONSTRAINT_SCHEMA = DATABASE() AND TABLE_NAME = 'generation_queue'`;

export async function readCatalog(db: Database, server: string, tables: readonly string[]): Promise<Catalog> {
  return {
    columns: await columns(db, tables),
    activityText: await activityText(db),
    activityIndexes: await activityIndexes(db, server),
    queueChecks: await queueChecks(db, server),
  };
}

async function columns(db: Database, tables: readonly string[]): Promise<Map<string, Map<string, string>>> {
  const [rows] = await db.pool.query<RowDataPacket[]>(COLUMNS, [tables]);
  const found = new Map<string, Map<string, string>>();
  for (const { tableName, columnName, columnType } of rows) {
    const table = found.get(tableName) ?? new Map<string, string>();
    found.set(tableName, table.set(columnName, String(columnType)));
  }
  return found;
}

async function activityText(db: Database): Promise<TextKind | null> {
  const [[row]] = await db.pool.query<RowDataPacket[]>(TEXT);
  const [charset, collation] = [row?.charset, row?.collation];
  return charset && collation ? { charset: String(charset), collation: String(collation) } : null;
}

async function activityIndexes(db: Database, server: string): Promise<Map<string, string[]>> {
  const usable = isMariaDb(server) ? `AND IGNORED = 'NO'` : `AND IS_VISIBLE = 'YES'`;
  const [rows] = await db.pool.query<RowDataPacket[]>(`${INDEXES} ${usable} ORDER BY INDEX_NAME, SEQ_IN_INDEX`);
  const found = new Map<string, string[]>();
  for (const { indexName, columnName } of rows) {
    found.set(indexName, [...(found.get(indexName) ?? []), String(columnName)]);
  }
  return found;
}

async function queueChecks(db: Database, server: string): Promise<string[]> {
  const [rows] = await db.pool.query<RowDataPacket[]>(isMariaDb(server) ? MARIADB_CHECKS : MYSQL_CHECKS);
  return rows.map(({ clause }) => String(clause));
}
