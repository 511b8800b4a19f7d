import { homedir } from 'node:os';
import type { TestProject } from 'vitest/node';
import { defaultCacheFolder, type MysqlAddress, openBackends, type Way } from '../src/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A MySQL-family server on which tests may create and drop databases of their own. */
    mysql: { host: string; port: number; user: string; password: string };
    /** redis://[:password@]host:port of a Redis on which tests use prefixes of their own. */
    redis: string;
  }
}

/** DB_HOST, DB_PORT, DB_USER and DB_PASSWORD name a server whose user may create databases; the same suite then runs there. */
function configuredMysql(env: NodeJS.ProcessEnv): { configuredMysql?: MysqlAddress } {
  if (!env.DB_HOST) return {};
  const { DB_HOST: host, DB_PORT = '3306', DB_USER: user = 'root', DB_PASSWORD: password = '' } = env;
  return { configuredMysql: { host, port: Number(DB_PORT), user, password, database: '' } };
}

/** TEST_BACKENDS=unpacked (or path, docker; commas between) tries only these ways, to run the suite on each. */
function chosenWays(env: NodeJS.ProcessEnv): { ways?: readonly Way[] } {
  if (!env.TEST_BACKENDS) return {};
  const known: readonly Way[] = ['path', 'docker', 'unpacked'];
  const names = env.TEST_BACKENDS.split(',');
  const unknown = names.filter((name) => !known.some((way) => way === name));
  if (unknown.length > 0)
    throw new Error(`TEST_BACKENDS holds ${unknown.join(', ')}; ${known.join(', ')} were expected`);
  return { ways: known.filter((way) => names.includes(way)) };
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { env } = process;
  const backends = await openBackends({
    ...(env.REDIS_URL ? { configuredRedis: { url: env.REDIS_URL } } : {}),
    ...configuredMysql(env),
    ...chosenWays(env),
    dataFolder: '',
    ephemeral: true,
    cacheFolder: defaultCacheFolder(env, homedir()),
    path: env.PATH ?? '',
    database: 'ambia',
    say: (line) => console.log(line),
  });
  const { redis, mysql } = backends;
  console.log(`Tests run on ${redis.version} (${redis.description}) and ${mysql.version} (${mysql.description}).`);
  const { host, port, user, password } = mysql.address;
  project.provide('mysql', { host, port, user, password });
  project.provide('redis', redis.address.url);
  return backends.stop;
}
