import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCacheFolder } from '@ambia/backends';
import { restartableServers } from '@ambia/backends/servers';
import { manualSlot } from '@ambia/prediction';
import { addTick, openQueues } from '@ambia/queue';
import { afterAll, expect, test } from 'vitest';
import { world } from './world.ts';

const main = new URL('../bin/worker.js', import.meta.url).pathname;
const GRACE_S = 2;
const w = await world({ behaviour: { delayMs: 60_000 } });
for (const person of ['ann', 'bob', 'cleo']) await w.habitual(person, 'evening news');

const folder = await mkdtemp(join(tmpdir(), 'ambia-away-'));
const redis = await restartableServers({
  folder,
  path: process.env.PATH ?? '',
  cacheFolder: defaultCacheFolder(process.env, homedir()),
  database: 'unused',
  say: () => undefined,
  signal: new AbortController().signal,
}).redis();
const queues = openQueues({ url: redis.address.url, prefix: 'away' }, () => undefined);
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await queues.close();
  await redis.stop();
  await rm(folder, { recursive: true });
});

test('a worker waits for a Redis that is away at boot, and ends in time where it is away at SIGTERM, with jobs in hand', async () => {
  await redis.kill();
  const child = spawn(process.execPath, [main], {
    env: {
      ...w.env,
      REDIS_URL: redis.address.url,
      QUEUE_PREFIX: 'away',
      LLAMA_TIMEOUT_SECONDS: '1',
      SHUTDOWN_GRACE_SECONDS: String(GRACE_S),
      PATH: process.env.PATH,
    },
    stdio: 'inherit',
  });
  children.push(child);
  await redis.start();
  await addTick(queues, manualSlot(Date.now()));
  await expect.poll(() => queues.analyze.getActiveCount(), { timeout: 30_000 }).toBe(3);
  await redis.kill();
  const asked = performance.now();
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(performance.now() - asked).toBeLessThan((GRACE_S + 3) * 1_000);
}, 60_000);
