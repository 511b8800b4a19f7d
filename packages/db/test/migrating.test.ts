import { describe, expect, test } from 'vitest';
import { inspect, migrate, openDatabase } from '../src/index.ts';
import { bareDatabase } from './fresh-database.ts';
import { MIGRATIONS } from './migrations.ts';

const OLD = ['activity_log', 'generation_queue', 'page_cache'];

type Bare = Awaited<ReturnType<typeof bareDatabase>>;

async function definitions({ query }: Bare, tables: readonly string[]): Promise<unknown[]> {
  const shown: unknown[] = [];
  for (const table of tables) shown.push(...(await query(`SHOW CREATE TABLE ${table}`)));
  return shown;
}

async function tables({ query }: Bare): Promise<string[]> {
  const rows = await query('SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()');
  return rows.map((row) => String(row.name)).sort();
}

const OURS = [
  'ambia_answer',
  'ambia_considered',
  'ambia_failure',
  'ambia_learned',
  'ambia_migrations',
  'ambia_run',
  'ambia_run_call',
  'ambia_run_count',
  'ambia_user_state',
];

describe.each(['A', 'B'] as const)('a database of generation %s', async (generation) => {
  const bare = await bareDatabase({ generation });

  test('keeps its tables as they were, byte for byte, and gains ours', async () => {
    const old = generation === 'B' ? [...OLD, 'users'] : OLD;
    const before = await definitions(bare, old);
    expect(await migrate(bare.db)).toEqual({ applied: MIGRATIONS });
    expect(await definitions(bare, old)).toEqual(before);
    expect(await tables(bare)).toEqual([...old, ...OURS].sort());
  });

  test('is not migrated twice', async () => {
    expect(await migrate(bare.db)).toEqual({ applied: 0 });
  });
});

describe('an empty database', async () => {
  const bare = await bareDatabase({ generation: 'empty' });

  test('is migrated once by eight who try at the same time', async () => {
    const migrators = Array.from({ length: 8 }, () => openDatabase(bare.address, { connections: 1 }));
    const applied = await Promise.all(migrators.map((db) => migrate(db)));
    expect(applied.map((result) => result.applied).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, MIGRATIONS]);
    await Promise.all(migrators.map((db) => db.close()));
  });

  test('becomes generation A with an ascending index on user and time', async () => {
    const profile = await inspect(bare.db, {});
    expect(profile).toMatchObject({ generation: 'A', jobType: 'prediction', usersTable: false });
    expect(profile.userTimeIndex).toBe('idx_user_activity');
    const columns = await bare.query(
      `SELECT COLLATION AS direction FROM information_schema.STATISTICS
       WHERE TABLE_SCHEMA = DATABASE() AND INDEX_NAME = 'idx_user_activity' ORDER BY SEQ_IN_INDEX`,
    );
    expect(columns.map((column) => column.direction)).toEqual(['A', 'A']);
  });
});

describe('a database with some of the old tables only', async () => {
  const bare = await bareDatabase({ generation: 'A' });

  test('is refused, naming what is there and what is not, and gets no table', async () => {
    await bare.query('DROP TABLE page_cache');
    await expect(migrate(bare.db)).rejects.toMatchObject({
      kind: 'permanent',
      code: 'DB_PARTIAL_SCHEMA',
      message: expect.stringContaining('has activity_log, generation_queue but not page_cache'),
    });
    expect(await tables(bare)).toEqual(['activity_log', 'generation_queue']);
  });
});

describe('a migration of ours that was cut off', async () => {
  const bare = await bareDatabase({ generation: 'empty' });

  test('is finished by the next one', async () => {
    await migrate(bare.db);
    await bare.query('DROP TABLE page_cache, ambia_run');
    await bare.query('DELETE FROM ambia_migrations');
    expect(await migrate(bare.db)).toEqual({ applied: MIGRATIONS });
    expect(await tables(bare)).toEqual(expect.arrayContaining(['page_cache', 'ambia_run']));
  });
});
