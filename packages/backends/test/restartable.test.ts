import { homedir } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { defaultCacheFolder, probeMysql, probeRedis } from '../src/index.ts';
import { restartableServers } from '../src/servers.ts';
import { command } from './fixture/redis-command.ts';
import { freshFolder } from './fixture/wanted.ts';

test('a killed server comes back on the same port with the same data', async () => {
  const servers = restartableServers({
    folder: freshFolder(),
    path: process.env.PATH ?? '',
    cacheFolder: defaultCacheFolder(process.env, homedir()),
    database: 'ambia',
    say: () => undefined,
    signal: new AbortController().signal,
  });
  const [redis, mysql] = await Promise.all([servers.redis(), servers.mysql()]);
  onTestFinished(async () => {
    await Promise.all([redis.stop(), mysql.stop()]);
  });
  await command(redis.address, 'SET', 'after', 'kill');
  await Promise.all([redis.kill(), mysql.kill()]);
  await expect(probeRedis(redis.address, 1_000)).rejects.toThrow('ECONNREFUSED');
  await Promise.all([redis.start(), mysql.start()]);
  expect(await command(redis.address, 'GET', 'after')).toBe('kill');
  expect((await probeMysql(mysql.address, 1_000)).version).toBe(mysql.version);
});
