import { join } from 'node:path';
import type { MysqlAddress, RedisAddress } from './address.ts';
import type { Backend, Way } from './backend.ts';
import { openDockerMysql } from './docker-mysql.ts';
import { openDockerRedis } from './docker-redis.ts';
import { mysqlOnPath } from './mysql-program.ts';
import { openPrivateMysql } from './private-mysql.ts';
import { openPrivateRedis } from './private-redis.ts';
import { redisOnPath } from './redis-program.ts';
import type { Site } from './site.ts';
import { unpackedPrograms } from './unpacked.ts';
import { firstThatWorks } from './ways.ts';

/** Servers of our own, each the first way that works and each in its own part of the data folder. */
export interface OwnServers {
  redis(): Promise<Backend<RedisAddress>>;
  mysql(): Promise<Backend<MysqlAddress>>;
}

function partOf(site: Site, name: string): Site {
  return { ...site, folder: site.folder === null ? null : join(site.folder, name) };
}

export function ownServers(site: Site, ways: readonly Way[]): OwnServers {
  const unpacked = unpackedPrograms(site);
  const [redis, mysql] = [partOf(site, 'redis'), partOf(site, 'mysql')];
  const redisWays = {
    path: async () => openPrivateRedis(await redisOnPath(redis), 'path', redis),
    docker: () => openDockerRedis(redis),
    unpacked: async () => openPrivateRedis(await unpacked.redis(), 'unpacked', redis),
  };
  const mysqlWays = {
    path: async () => openPrivateMysql(await mysqlOnPath(mysql), 'path', mysql),
    docker: () => openDockerMysql(mysql),
    unpacked: async () => openPrivateMysql(await unpacked.mysql(), 'unpacked', mysql),
  };
  return {
    redis: () => firstThatWorks('Redis', ways, redisWays, site.signal),
    mysql: () => firstThatWorks('MySQL', ways, mysqlWays, site.signal),
  };
}
