import { nextTick } from '@ambia/queue';
import { expect, test } from 'vitest';
import { freePort } from './free-port.ts';
import { world } from './world.ts';

const MINUTE = 60_000;
const w = await world();
await w.habitual('ann', 'evening news');

/** A worker whose machine is `aheadMs` off, until that is set right. */
async function workerOff(aheadMs: number, more: Record<string, string> = {}) {
  const machine = { aheadMs };
  const port = await freePort();
  await w.startWorker({ HEALTH_PORT: String(port), ...more }, () => Date.now() + machine.aheadMs);
  const ready = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    const { ok, checks } = JSON.parse(await answer.text());
    return { ok, status: answer.status, clock: checks.clock };
  };
  const metric = async (name: string) => {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const line = text.split('\n').find((it) => it.startsWith(`${name} `));
    return Number(line?.slice(name.length + 1));
  };
  return { machine, ready, metric };
}

test('ten minutes off, either way: not ready, no schedule made, no job taken', async () => {
  const [ahead, behind] = [await workerOff(10 * MINUTE), await workerOff(-10 * MINUTE)];
  await expect.poll(ahead.ready).toEqual({
    ok: false,
    status: 503,
    clock: "600.0 s ahead of Redis' clock: takes no work; set this machine's clock",
  });
  await expect.poll(behind.ready).toMatchObject({ ok: false, clock: expect.stringMatching(/^600\.0 s behind/) });
  expect(await ahead.metric('ambia_clock_offset_seconds')).toBeCloseTo(600, 0);
  expect(await behind.metric('ambia_clock_offset_seconds')).toBeCloseTo(-600, 0);
  expect(await nextTick(w.queues)).toBeNull();

  const near = await workerOff(5_000);
  await expect
    .poll(near.ready)
    .toMatchObject({ clock: expect.stringMatching(/^5\.0 s ahead .*leaves ticks to others$/) });
  expect(await nextTick(w.queues)).toBeNull();

  const right = await workerOff(0);
  await expect.poll(right.ready).toEqual({ ok: true, status: 200, clock: 'ok' });
  await expect.poll(near.ready).toMatchObject({ ok: true, status: 200 });
  const summaries = [await w.tick(), await w.tick(), await w.tick()];
  for (const { success, workers } of summaries) {
    expect(success).toBe(true);
    expect(Object.keys(workers).filter((name) => name === 'worker-1' || name === 'worker-2')).toEqual([]);
  }
  expect(await right.metric('ambia_ticks_total{kind="manual"}')).toBe(3);

  ahead.machine.aheadMs = 0;
  await expect.poll(ahead.ready, { timeout: 5_000 }).toEqual({ ok: true, status: 200, clock: 'ok' });
});
