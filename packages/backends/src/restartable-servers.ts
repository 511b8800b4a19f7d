import { join } from 'node:path';
import type { MysqlAddress, RedisAddress } from './address.ts';
import type { Way } from './backend.ts';
import { freePort } from './free-port.ts';
import { mysqlOnPath } from './mysql-program.ts';
import { openPrivateMysql } from './private-mysql.ts';
import { openPrivateRedis } from './private-redis.ts';
import { redisOnPath } from './redis-program.ts';
import { type Restartable, restartable } from './restartable.ts';
import type { Site } from './site.ts';
import { unpackedPrograms } from './unpacked.ts';

/** What both servers are given. */
export interface RestartableWanted {
  /** Where their data is, absolute; whoever made the folder removes it. */
  readonly folder: string;
  /** Where programs may be, in the form of PATH; where they are not, Debian packages are unpacked. */
  readonly path: string;
  /** Where unpacked packages are kept: see `defaultCacheFolder`. */
  readonly cacheFolder: string;
  readonly database: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

export interface RestartableServers {
  redis(): Promise<Restartable<RedisAddress>>;
  mysql(): Promise<Restartable<MysqlAddress>>;
}

/** Redis and MySQL as processes of ours whose data stays: append-only file, doublewrite and a sync at every commit. */
export function restartableServers({ folder, ...wanted }: RestartableWanted): RestartableServers {
  const site: Site = { ...wanted, folder, note: () => undefined };
  const unpacked = unpackedPrograms(site);
  return {
    async redis() {
      const own = { ...site, folder: join(folder, 'redis'), port: await freePort() };
      const [program, way] = await onPathElse(redisOnPath(own), () => unpacked.redis());
      return restartable(() => openPrivateRedis(program, way, own));
    },
    async mysql() {
      const own = { ...site, folder: join(folder, 'mysql'), port: await freePort() };
      const [program, way] = await onPathElse(mysqlOnPath(own), () => unpacked.mysql());
      return restartable(() => openPrivateMysql(program, way, own));
    },
  };
}

async function onPathElse<Program>(
  onPath: Promise<Program>,
  unpacked: () => Promise<Program>,
): Promise<readonly [Program, Way]> {
  const found = await onPath.catch(() => null);
  return found === null ? [await unpacked(), 'unpacked'] : [found, 'path'];
}
