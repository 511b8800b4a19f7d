import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCacheFolder } from '@ambia/backends';
import { restartableServers } from '@ambia/backends/servers';
import { checkWritable, keepSchedule, openQueues, openTickConsumer, type Tick } from '@ambia/queue';
import { afterAll, afterEach, expect, test } from 'vitest';

const folder = await mkdtemp(join(tmpdir(), 'ambia-refusing-'));
const stop = new AbortController();
const server = await restartableServers({
  folder,
  path: process.env.PATH ?? '',
  cacheFolder: defaultCacheFolder(process.env, homedir()),
  database: 'unused',
  say: () => undefined,
  signal: stop.signal,
}).redis();
const queues = openQueues({ url: server.address.url, prefix: 'refused' }, () => undefined);
const ticks: Tick[] = [];
const errors: { readonly at: number; readonly text: string }[] = [];
const rules = { pattern: '* * * * * *', deadlineMs: 60_000 };
const schedule = keepSchedule(queues, {
  ...rules,
  now: () => Date.now(),
  allowed: () => true,
  report: { failed: () => undefined, restored: () => undefined, differs: () => undefined },
});
const consumer = openTickConsumer(queues, rules, async (tick) => void ticks.push(tick), {
  name: 'test',
  lockMs: 1_000,
  report: (error) => errors.push({ at: performance.now(), text: String(error) }),
});

afterEach(async () => {
  await queues.redis.config('SET', 'maxmemory', '0');
  await queues.redis.replicaof('NO', 'ONE');
});
afterAll(async () => {
  schedule.stop();
  await consumer.close(1_000);
  await queues.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

const TROUBLES = [
  ['out of memory', 'REDIS_OUT_OF_MEMORY', () => queues.redis.config('SET', 'maxmemory', '1')],
  ['read-only', 'REDIS_READ_ONLY', () => queues.redis.replicaof('127.0.0.1', 1)],
] as const;

test.each(TROUBLES)(
  'a Redis that is %s is asked about once a second, says why, and serves at once when it is well',
  async (_, code, begin) => {
    await expect.poll(() => ticks.length, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(await checkWritable(queues)).toBeUndefined();
    await begin();
    await expect(checkWritable(queues)).rejects.toMatchObject({ code, kind: 'transient' });
    errors.length = 0;
    await expect.poll(() => errors.length, { timeout: 10_000 }).toBeGreaterThan(0);
    // What was under way as it began (a tick in hand, its successor, both loops) is refused once, all within an instant.
    const settled = () => errors.filter(({ at }) => at > (errors[0]?.at ?? 0) + 1_500);
    // From then on only the loop that takes ticks and the one that looks for lost ones ask: of five, one of them asked thrice.
    await expect.poll(() => settled().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(5);
    const [first, , , , fifth] = settled();
    expect((fifth?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(1_000);
    const before = ticks.length;
    await queues.redis.config('SET', 'maxmemory', '0');
    await queues.redis.replicaof('NO', 'ONE');
    await expect.poll(() => ticks.length, { timeout: 8_000 }).toBeGreaterThan(before);
  },
);
