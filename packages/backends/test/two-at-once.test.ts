import { expect, onTestFinished, test } from 'vitest';
import { openBackends, probeMysql, probeRedis } from '../src/index.ts';
import { command } from './fixture/redis-command.ts';
import { silent, wanted } from './fixture/wanted.ts';

test('two at once have servers and passwords of their own, and the end of one is nothing to the other', async () => {
  const open = () => openBackends({ ...wanted(null), say: silent });
  const [one, other] = await Promise.all([open(), open()]);
  onTestFinished(one.stop);
  onTestFinished(other.stop);
  const ports = [one, other].flatMap(({ redis, mysql }) => [
    Number(new URL(redis.address.url).port),
    mysql.address.port,
  ]);
  expect(new Set(ports).size).toBe(4);
  await command(one.redis.address, 'SET', 'mine', 'yes');
  const withoutPassword = one.redis.address.url.replace(/\/\/.*@/, '//');
  await expect(probeRedis({ url: withoutPassword }, 1_000)).rejects.toThrow('wants a password');

  await other.stop();
  await other.stop();
  await expect(probeRedis(other.redis.address, 1_000)).rejects.toThrow('ECONNREFUSED');
  await expect(probeMysql(other.mysql.address, 1_000)).rejects.toThrow('ECONNREFUSED');
  expect(await command(one.redis.address, 'GET', 'mine')).toBe('yes');
  expect((await probeMysql(one.mysql.address, 1_000)).version).toBe(one.mysql.version);
});
