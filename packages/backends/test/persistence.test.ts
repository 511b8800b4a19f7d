import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openBackends } from '../src/index.ts';
import { startParent } from './fixture/parent.ts';
import { command } from './fixture/redis-command.ts';
import { freshFolder, silent, wanted } from './fixture/wanted.ts';

test('data outlives a stop and a kill -9 of everything, behind the same password', async () => {
  const folder = freshFolder();
  const first = await openBackends({ ...wanted(folder), say: silent });
  await command(first.redis.address, 'SET', 'after', 'stop');
  await first.stop();

  const parent = await startParent(wanted(folder));
  expect(await command(parent.redis, 'GET', 'after')).toBe('stop');
  await command(parent.redis, 'SET', 'after', 'kill');
  await parent.kill();

  const last = await openBackends({ ...wanted(folder), say: silent });
  onTestFinished(last.stop);
  expect(await command(last.redis.address, 'GET', 'after')).toBe('kill');
  expect(last.mysql.address.password).toBe(first.mysql.address.password);
  for (const server of ['redis', 'mysql']) expect(statSync(join(folder, server, 'password')).mode & 0o777).toBe(0o600);
});
