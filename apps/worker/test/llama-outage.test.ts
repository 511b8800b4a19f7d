import { expect, test } from 'vitest';
import { freePort } from './free-port.ts';
import { world } from './world.ts';

const w = await world({ behaviour: { failRate: 1, failStatus: 500 } });
const PEOPLE = 12;
for (let index = 0; index < PEOPLE; index++) await w.habitual(`person-${index}`, 'evening news');

const port = await freePort();
const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
const lines = (text: string) => w.said.filter((line) => line.includes(text));
const PATIENCE = { timeout: 20_000 };

/** That all have paid together. */
async function attempts(): Promise<number> {
  const jobs = await w.queues.analyze.getJobs(['delayed', 'active', 'prioritized']);
  return jobs.reduce((sum, job) => sum + job.attemptsMade, 0);
}

test('a Llama that fails for everyone is tried once a second, costs nobody more attempts, and its return is noticed at once', async () => {
  await w.startWorker({ HEALTH_PORT: String(port) });
  await w.startWorker();
  const run = w.tick(60_000);
  await expect.poll(() => lines('fail for everyone').length, PATIENCE).toBe(1);
  expect(lines('fail for everyone')[0]).toContain('"level":"error"');
  expect(JSON.parse(await get('/readyz'))).toMatchObject({
    ok: true,
    checks: { llama: 'calls wait: they fail for everyone (LLAMA_SERVER_ERROR), one a second is tried' },
  });
  expect(await get('/metrics')).toContain('ambia_llama_away{code="LLAMA_SERVER_ERROR"} 1');
  const [calls, paid] = [w.standIn.stats().calls, await attempts()];
  await expect.poll(() => w.standIn.stats().calls, PATIENCE).toBeGreaterThan(calls + 2);
  expect(await attempts()).toBe(paid);

  w.standIn.become({ failRate: 0 });
  expect(await run).toMatchObject({ success: true, outcomes: { analyzed: PEOPLE, failed: 0 } });
  expect(lines('fail for everyone')).toHaveLength(1);
  expect(lines('calls to Llama flow again')).toHaveLength(1);
  expect(lines('everyone who waits has their turn')).toHaveLength(1);
  expect(JSON.parse(await get('/readyz'))).toMatchObject({ checks: { llama: 'ok' } });
  expect(await get('/metrics')).not.toContain('ambia_llama_away{');
}, 90_000);
