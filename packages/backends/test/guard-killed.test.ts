import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openBackends, probeMysql, probeRedis } from '../src/index.ts';
import { freshFolder, silent, wanted } from './fixture/wanted.ts';

// Elsewhere the kernel has no way of tying a process to its parent; the watcher then waits for the end of the parent.
test.runIf(process.platform === 'linux')('guards killed with -9 take their servers along', async () => {
  const folder = freshFolder();
  const backends = await openBackends({ ...wanted(folder), ways: ['path', 'unpacked'], say: silent });
  onTestFinished(backends.stop);
  const lock: { guards: { pid: number }[] } = JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'));
  expect(lock.guards).toHaveLength(2);
  for (const { pid } of lock.guards) process.kill(pid, 'SIGKILL');
  await vi.waitFor(
    async () => {
      await expect(probeRedis(backends.redis.address, 1_000)).rejects.toThrow('ECONNREFUSED');
      await expect(probeMysql(backends.mysql.address, 1_000)).rejects.toThrow('ECONNREFUSED');
    },
    { timeout: 10_000, interval: 50 },
  );
});
