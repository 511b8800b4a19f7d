import { type MysqlAddress, mysqlPlace, type RedisAddress, redisPlace } from './address.ts';
import type { Backend } from './backend.ts';
import { probeMysql } from './mysql-probe.ts';
import { probeRedis } from './redis-probe.ts';
import { BackendUnavailable, reasonOf } from './unavailable.ts';

/** How long a configured server may take to answer, in milliseconds. */
const PATIENCE_MS = 2_500;

function asConfigured<Address>(address: Address, version: string): Backend<Address> {
  return {
    address,
    origin: 'configured',
    version,
    startedByUs: false,
    persistent: true,
    dataFolder: null,
    description: 'as configured, not started by us',
    stop: async () => {},
  };
}

function placeIfReadable(address: RedisAddress): string {
  try {
    return ` at ${redisPlace(address)}`;
  } catch {
    return '';
  }
}

/** The configured Redis, or BackendUnavailable that names its address. */
export async function configuredRedis(address: RedisAddress): Promise<Backend<RedisAddress>> {
  try {
    return asConfigured(address, (await probeRedis(address, PATIENCE_MS)).version);
  } catch (error) {
    throw new BackendUnavailable(
      `The configured Redis${placeIfReadable(address)} does not answer: ${reasonOf(error)}. Start it or correct REDIS_URL; without it we start one of our own.`,
    );
  }
}

/** The configured MySQL, or BackendUnavailable that names its address. */
export async function configuredMysql(address: MysqlAddress): Promise<Backend<MysqlAddress>> {
  try {
    return asConfigured(address, (await probeMysql(address, PATIENCE_MS)).version);
  } catch (error) {
    throw new BackendUnavailable(
      `The configured MySQL at ${mysqlPlace(address)} does not answer: ${reasonOf(error)}. Start it or correct DB_HOST and DB_PORT; without them we start one of our own.`,
    );
  }
}
