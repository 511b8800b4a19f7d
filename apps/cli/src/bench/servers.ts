import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCacheFolder, type MysqlAddress, type RedisAddress } from '@ambia/backends';
import { restartableServers } from '@ambia/backends/servers';
import { type Database, openDatabase } from '@ambia/db';
import type { Ground } from './ground.ts';

const DATABASE = 'ambia';

/** What a server of 2 cores would have; the default of `start` is for a first start in seconds. */
const MYSQL_MEMORY = ['SET GLOBAL innodb_buffer_pool_size = 536870912'];
/** Each knows one of the two. */
const MYSQL_REDO_LOG = [
  'SET GLOBAL innodb_redo_log_capacity = 268435456',
  'SET GLOBAL innodb_log_file_size = 268435456',
];

/** Redis and MySQL of the bench's own, as safe as in production: append-only file, a sync at every commit. */
export interface BenchServers {
  redis(): Promise<RedisAddress>;
  mysql(): Promise<BenchMysql>;
}

interface BenchMysql {
  readonly address: MysqlAddress;
  readonly db: Database;
}

export async function openBenchServers(ground: Ground): Promise<BenchServers> {
  const { closing, ranOn } = ground;
  const folder = await mkdtemp(join(tmpdir(), 'ambia-bench-'));
  closing.add('folder', () => rm(folder, { recursive: true, force: true }));
  const servers = serversIn(folder, ground);
  return {
    async redis() {
      const { address, version, stop } = await servers.redis();
      closing.add('Redis', stop);
      ranOn(version);
      return address;
    },
    async mysql() {
      const { address, version, stop } = await servers.mysql();
      closing.add('MySQL', stop);
      ranOn(version);
      const db = openDatabase(address);
      closing.add('database', () => db.close());
      await giveRoom(db);
      return { address, db };
    },
  };
}

function serversIn(folder: string, { io: { env, home }, say, signal }: Ground) {
  const cacheFolder = defaultCacheFolder(env, home);
  return restartableServers({ folder, path: env.PATH ?? '', cacheFolder, database: DATABASE, say, signal });
}

async function giveRoom({ pool }: Database): Promise<void> {
  for (const statement of MYSQL_MEMORY) await pool.query(statement);
  for (const statement of MYSQL_REDO_LOG) await pool.query(statement).catch(() => undefined);
}
