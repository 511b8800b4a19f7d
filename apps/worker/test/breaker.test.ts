import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { world } from './world.ts';

const w = await world({ behaviour: { failRate: 1, failStatus: 401 } });
const PEOPLE = 12;
for (let index = 0; index < PEOPLE; index++) await w.habitual(`person-${index}`, 'evening news');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const port = await freePort();
const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
const alarms = () => w.said.filter((line) => line.includes('all calls to Llama stopped'));

test('a rejected key stops the fleet: one alarm, a metric and the reason; a key that works starts it again by itself', async () => {
  await w.startWorker({ LLAMA_CONCURRENCY: '2', HEALTH_PORT: String(port) });
  await w.startWorker({ LLAMA_CONCURRENCY: '2' });
  const run = w.tick(60_000);
  await expect.poll(() => w.queues.analyze.getDelayedCount(), { timeout: 20_000 }).toBe(PEOPLE);
  // What was in flight when the first answer came, and nothing since.
  expect(w.standIn.stats().calls).toBeLessThanOrEqual(4);
  expect(alarms()).toHaveLength(1);
  expect(alarms()[0]).toContain('"level":"error"');
  expect(JSON.parse(await get('/readyz'))).toMatchObject({
    ok: true,
    checks: { llama: expect.stringMatching(/^calls stopped after LLAMA_KEY_REJECTED, the next is tried in \d+ s$/) },
  });
  expect(await get('/metrics')).toContain('ambia_llama_breaker{code="LLAMA_KEY_REJECTED"} 1');

  w.standIn.become({ failRate: 0 });
  // Plays that the time until the next trial, and the places told meanwhile, are over.
  const fleet = `${w.queues.settings.prefix}:llama:fleet`;
  await w.queues.redis.multi().hset(fleet, 'reopens', 1).hdel(fleet, 'tail').exec();
  await w.queues.analyze.promoteJobs();
  expect(await run).toMatchObject({ success: true, outcomes: { analyzed: PEOPLE, failed: 0 } });
  const jobs = await w.queues.analyze.getCompleted();
  expect(jobs.map((job) => job.attemptsMade)).toEqual(jobs.map(() => 1));
  expect(alarms()).toHaveLength(1);
  expect(w.said.filter((line) => line.includes('calls to Llama flow again'))).toHaveLength(1);
  expect(JSON.parse(await get('/readyz'))).toMatchObject({ checks: { llama: 'ok' } });
  expect(await get('/metrics')).not.toContain('ambia_llama_breaker{');
}, 90_000);
