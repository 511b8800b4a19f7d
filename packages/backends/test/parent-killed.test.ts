import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { probeMysql, probeRedis } from '../src/index.ts';
import { startParent } from './fixture/parent.ts';
import { freshFolder, wanted } from './fixture/wanted.ts';

test('a parent killed with -9 leaves no server and no folder behind', async () => {
  const tmp = join(freshFolder(), 't');
  mkdirSync(tmp);
  const parent = await startParent(wanted(null), { TMPDIR: tmp });
  expect(readdirSync(tmp)).toHaveLength(2);
  await parent.kill();
  await vi.waitFor(
    async () => {
      await expect(probeRedis(parent.redis, 1_000)).rejects.toThrow('ECONNREFUSED');
      await expect(probeMysql(parent.mysql, 1_000)).rejects.toThrow('ECONNREFUSED');
      expect(readdirSync(tmp)).toEqual([]);
    },
    { timeout: 25_000, interval: 50 },
  );
});
