import { type Column, type SQL, sql } from 'drizzle-orm';

/** How a column of texts compares. */
export interface TextKind {
  readonly charset: string;
  readonly collation: string;
}

/** Of our own tables, as the migration makes them. */
export const OWN_TEXT: TextKind = { charset: 'utf8mb4', collation: 'utf8mb4_unicode_ci' };

/**
 * A column as a column of that kind would have it. Two columns of different kinds cannot be compared, or not by an index:
 * which kind the tables that we share have is for those who made them.
 */
export function asText(kind: TextKind | null, column: Column): SQL {
  if (kind === null) return sql`${column}`;
  const { charset, collation } = kind;
  return sql`CONVERT(${column} USING ${sql.raw(charset)}) COLLATE ${sql.raw(collation)}`;
}
