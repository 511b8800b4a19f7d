import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, inject } from 'vitest';
import { type Database, type DatabaseAddress, openDatabase } from '../src/database.ts';
import { inspect } from '../src/inspect.ts';
import { migrate } from '../src/migrate.ts';
import type { Profile } from '../src/profile.ts';
import { openStore, type Store } from '../src/store.ts';

export type Generation = 'A' | 'B' | 'empty';

export interface FreshDatabase {
  readonly address: DatabaseAddress;
  readonly db: Database;
  readonly profile: Profile;
  readonly store: Store;
  query(sql: string, params?: readonly unknown[]): Promise<RowDataPacket[]>;
  /** Leaves the database where it is and says its name. */
  keep(): Promise<void>;
  /** Closes and removes it; twice is harmless. */
  drop(): Promise<void>;
}

/**
 * A migrated database of its own: the tables of generation A or B as production has them, or what our migration makes
 * of an empty one. Call it at the top of a test file or of an async `describe`: it is dropped when that was green, and
 * kept and named when something in it was red.
 */
export async function freshDatabase({ generation }: { readonly generation: Generation }): Promise<FreshDatabase> {
  const bare = await bareDatabase({ generation });
  await migrate(bare.db);
  const profile = await inspect(bare.db, {});
  return { ...bare, profile, store: openStore(bare.db, profile) };
}

/** The same before our migration ran. */
export async function bareDatabase({ generation }: { readonly generation: Generation }) {
  const address = { ...inject('mysql'), database: `ambia_test_${randomBytes(6).toString('hex')}` };
  await onServer(address, `CREATE DATABASE ${address.database}; USE ${address.database}; ${createTables(generation)}`);
  const db = openDatabase(address);
  const keep = async () => {
    await db.close();
    process.stderr.write(`kept for a look: database ${address.database} on ${db.where}\n`);
  };
  const drop = async () => {
    await db.close();
    await onServer(address, `DROP DATABASE IF EXISTS ${address.database}`);
  };
  // biome-ignore lint/correctness/noEmptyPattern: vitest insists on a destructured first argument.
  afterAll(({}, suite) => (suite.tasks.some(isRed) ? keep() : drop()));
  const query = async (sql: string, params: readonly unknown[] = []) => {
    const [rows] = await db.pool.query<RowDataPacket[]>(sql, [...params]);
    return rows;
  };
  return { address, db, query, keep, drop };
}

function createTables(generation: Generation): string {
  if (generation === 'empty') return 'DO 0';
  return readFileSync(new URL(`./generation-${generation.toLowerCase()}.sql`, import.meta.url), 'utf8');
}

interface Task {
  readonly result?: { readonly state: string } | undefined;
  readonly tasks?: readonly Task[];
}

function isRed(task: Task): boolean {
  return task.result?.state === 'fail' || (task.tasks ?? []).some(isRed);
}

async function onServer({ database: _, ...server }: DatabaseAddress, statements: string): Promise<void> {
  const connection = await createConnection({ ...server, multipleStatements: true });
  try {
    await connection.query(statements);
  } finally {
    await connection.end();
  }
}
