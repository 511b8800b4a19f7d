import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Stage } from './stage.ts';

const AMBIA = fileURLToPath(new URL('../../../cli/bin/ambia.js', import.meta.url));
const DATABASE = 'ambia_at_once';

/** `ambia migrate` so many times at once on an empty database, some killed; returns how often each migration was applied. */
export async function migrateAtOnce(stage: Stage, count: number, killed: number): Promise<readonly number[]> {
  await stage.db.pool.query(`CREATE DATABASE ${DATABASE}`);
  const migrators = Array.from({ length: count }, () =>
    spawn(process.execPath, [AMBIA, 'migrate'], {
      env: { ...stage.env, DB_NAME: DATABASE, PATH: process.env.PATH },
      stdio: 'ignore',
    }),
  );
  const ends = migrators.map((migrator) => once(migrator, 'exit'));
  await stage.until('the first table is made', 60_000, async () => {
    const [rows] = await stage.db.pool.query('SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?', [
      DATABASE,
    ]);
    return Array.isArray(rows) && rows.length > 0;
  });
  for (const migrator of migrators.slice(0, killed)) migrator.kill('SIGKILL');
  await Promise.all(ends);
  const [rows] = await stage.db.pool.query(`SELECT COUNT(*) AS times FROM ${DATABASE}.ambia_migrations GROUP BY hash`);
  return Array.isArray(rows) ? rows.map((row) => ('times' in row ? Number(row.times) : 0)) : [];
}
