import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, expect, test } from 'vitest';
import { openTcpProxy } from '../faults/stage/tcp-proxy.ts';
import { freePort } from './free-port.ts';
import { world } from './world.ts';

const main = new URL('../bin/worker.js', import.meta.url).pathname;
const w = await world();
await w.habitual('ann', 'evening news');
const proxy = await openTcpProxy(w.address.port);
afterAll(() => proxy.close());

async function worker(user = w.address.user) {
  const url = new URL(w.env.DATABASE_URL);
  Object.assign(url, { port: proxy.port, username: user });
  const port = await freePort();
  const child = spawn(process.execPath, [main], {
    env: { ...w.env, DATABASE_URL: url.href, HEALTH_PORT: String(port), PATH: process.env.PATH },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  afterAll(() => child.kill('SIGKILL'));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  const ready = () =>
    fetch(`http://127.0.0.1:${port}/readyz`)
      .then(async (answer) => `${answer.status} ${JSON.parse(await answer.text()).checks.mysql}`)
      .catch(() => 'not there');
  return { child, ready, said: () => said };
}

test('a worker waits for a database that is away at boot, says so, and works once it is there', async () => {
  proxy.refuse();
  const { child, ready } = await worker();
  await expect.poll(ready, { timeout: 30_000 }).toMatch(/^503 DB_/);
  proxy.pass();
  await expect.poll(ready, { timeout: 30_000 }).toBe('200 ok');
  const { outcomes } = await w.tick();
  expect(outcomes.analyzed).toBe(1);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
}, 60_000);

test('while it waits it ends when it is told to', async () => {
  proxy.refuse();
  const { child, ready } = await worker();
  await expect.poll(ready, { timeout: 30_000 }).toMatch(/^503 DB_/);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
}, 60_000);

test('a database that refuses it is not waited for', async () => {
  proxy.pass();
  const { child, said } = await worker('nobody-known');
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(said()).toContain('The worker could not start.');
}, 60_000);
