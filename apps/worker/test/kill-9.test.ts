import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { world } from './world.ts';

const main = new URL('../bin/worker.js', import.meta.url).pathname;
const w = await world({ behaviour: { delayMs: 300 } });
const PEOPLE = 60;
for (let index = 0; index < PEOPLE; index++) await w.habitual(`person-${index}`, 'evening news');

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

async function workerProcess() {
  const child = spawn(process.execPath, [main], {
    env: { ...w.env, LOG_LEVEL: 'info', LLAMA_CONCURRENCY: '4', WORKER_CONCURRENCY: '8', PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) if (line.includes('worker ready')) break;
  child.stdout.resume();
  return child;
}

test('of two workers one is killed in the middle: everyone is accounted for once, nothing is doubled', async () => {
  const [victim, survivor] = await Promise.all([workerProcess(), workerProcess()]);
  const run = w.tick(45_000);
  const recordedBy = () => w.query('SELECT DISTINCT worker FROM ambia_run_count');
  await expect.poll(recordedBy, { timeout: 20_000 }).toHaveLength(2);
  const inHand = (await w.queues.analyze.getActive()).filter((job) => job.processedBy?.endsWith(`-${victim.pid}`));
  expect(inHand.length).toBeGreaterThan(0);
  victim.kill('SIGKILL');
  const summary = await run;
  expect(summary).toMatchObject({
    success: true,
    active_users: PEOPLE,
    outcomes: { analyzed: PEOPLE, failed: 0, expired: 0 },
  });
  expect(Object.keys(summary.workers)).toHaveLength(2);
  const rows = await w.rows();
  expect(new Set(rows.map((row) => row.user_id)).size).toBe(PEOPLE);
  expect(rows).toHaveLength(summary.predictions_queued);
  for (const { id } of inHand) expect(await (await w.queues.analyze.getJob(id ?? ''))?.getState()).toBe('completed');
  survivor.kill('SIGTERM');
  expect(await once(survivor, 'exit')).toEqual([0, null]);
}, 60_000);
