import { Failure } from '@ambia/prediction';
import type { Catalog } from './catalog.ts';
import { NEEDED, OWN_TABLES, USERS_TABLE } from './needed-tables.ts';

/** Every `table.column` that we need and the database lacks. A users table may be absent as a whole. */
export function missingColumns(columns: Catalog['columns']): string[] {
  return [...NEEDED].flatMap(([table, needed]) => {
    const found = columns.get(table);
    if (table === USERS_TABLE && found === undefined) return [];
    return needed.filter((column) => !found?.has(column)).map((column) => `${table}.${column}`);
  });
}

/** The refusal that names all of them and what to do. */
export function schemaFailure(missing: readonly string[]): Failure {
  const unmigrated = missing.some((column) => OWN_TABLES.some((table) => column.startsWith(`${table}.`)));
  const advice = unmigrated
    ? 'run `ambia migrate` first'
    : 'the database fits neither generation of the tables; add the columns or point DB_NAME elsewhere';
  return new Failure('permanent', 'DB_SCHEMA', `missing in the database: ${missing.join(', ')}; ${advice}`, {
    everyone: true,
  });
}
