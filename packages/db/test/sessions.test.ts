import { expect, test } from 'vitest';
import { reach } from '../src/index.ts';
import { serverName } from '../src/server-name.ts';
import { freshDatabase } from './fresh-database.ts';

const fresh = await freshDatabase({ generation: 'empty' });

test('every connection speaks UTC, utf8mb4 and strictly, and waits for locks and statements within bounds', async () => {
  const limit = fresh.profile.server.startsWith('MariaDB') ? 'max_statement_time' : 'max_execution_time';
  const [session] = await fresh.query(
    `SELECT @@time_zone AS zone, @@sql_mode AS mode, @@innodb_lock_wait_timeout AS lockWait,
            @@character_set_client AS charset, @@collation_connection AS collation, @@${limit} AS statement`,
  );
  expect(session).toMatchObject({ zone: '+00:00', lockWait: 5, charset: 'utf8mb4', collation: 'utf8mb4_unicode_ci' });
  expect(session?.mode).toContain('STRICT_TRANS_TABLES');
  expect([60, 60_000]).toContain(Number(session?.statement));
});

test('the server says its name', async () => {
  expect(await reach(fresh.db, 2_000)).toMatch(/^(MySQL|MariaDB) \d+\.\d+\.\d+$/);
});

test.each([
  ['10.11.18-MariaDB-0+deb12u1', 'MariaDB 10.11.18'],
  ['5.5.5-10.6.2-MariaDB-log', 'MariaDB 10.6.2'],
  ['9.7.4-2', 'MySQL 9.7.4'],
  ['8.0.39', 'MySQL 8.0.39'],
])('%s is %s', (version, name) => {
  expect(serverName(version)).toBe(name);
});
