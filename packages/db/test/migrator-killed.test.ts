import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, describe, expect, test } from 'vitest';
import { inspect, migrate } from '../src/index.ts';
import { bareDatabase } from './fresh-database.ts';
import { MIGRATIONS } from './migrations.ts';

type Bare = Awaited<ReturnType<typeof bareDatabase>>;

const dist = (file: string) => JSON.stringify(new URL(`../dist/${file}`, import.meta.url).href);
const OPEN = `
  import { migrate, openDatabase } from ${dist('index.js')};
  import { holdMigrationLock } from ${dist('migration-lock.js')};
  const db = openDatabase(JSON.parse(process.env.ADDRESS), { connections: 1 });
`;
const HOLDS = `${OPEN} await holdMigrationLock(await db.pool.getConnection(), db.name); console.log('holds the lock');`;
const MIGRATES = `${OPEN} console.log('migrates'); await migrate(db); await db.close();`;

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** A process of its own, once it said what it does. */
async function processThat(script: string, { address }: Bare): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, ADDRESS: JSON.stringify(address) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

describe('a migrator that is killed with the lock in hand', async () => {
  const bare = await bareDatabase({ generation: 'empty' });

  test('holds nobody up longer than it lived', async () => {
    const holder = await processThat(HOLDS, bare);
    const migrated = migrate(bare.db);
    const waiting = "SELECT 1 FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND STATE LIKE 'User lock%'";
    await expect.poll(() => bare.query(waiting), { timeout: 10_000 }).toHaveLength(1);
    holder.kill('SIGKILL');
    expect(await migrated).toEqual({ applied: MIGRATIONS });
  });
});

describe('a migrator that is killed in the middle', async () => {
  const bare = await bareDatabase({ generation: 'empty' });

  test('leaves what the next ones finish, once', async () => {
    const first = await processThat(MIGRATES, bare);
    const made = 'SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()';
    await expect.poll(() => bare.query(made), { timeout: 10_000, interval: 2 }).not.toHaveLength(0);
    first.kill('SIGKILL');
    const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(bare.db)));
    expect(applied.filter((result) => result.applied > 0).length).toBeLessThanOrEqual(1);
    await inspect(bare.db);
    const rows = await bare.query('SELECT hash FROM ambia_migrations');
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(MIGRATIONS);
    expect(rows).toHaveLength(MIGRATIONS);
  });
});
