import { expect, test } from 'vitest';
import { freePort } from './free-port.ts';
import { world } from './world.ts';

const w = await world();
await w.habitual('ann', 'evening news');
const port = await freePort();
await w.startWorker({ HEALTH_PORT: String(port) });
const get = async (path: string) => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: answer.status, text: await answer.text() };
};

test('a worker says that it lives, and that what it depends on answers', async () => {
  expect(await get('/livez')).toEqual({ status: 200, text: 'ok' });
  await expect.poll(async () => (await get('/readyz')).status).toBe(200);
  expect(JSON.parse((await get('/readyz')).text)).toEqual({
    ok: true,
    checks: { clock: 'ok', redis: 'ok', schedule: 'ok', mysql: 'ok', llama: 'ok', work: 'ok' },
  });
});

test('after a run its metrics say what happened', async () => {
  const summary = await w.tick();
  await expect.poll(async () => (await get('/metrics')).text).toContain('ambia_runs_total{success="true"} 1');
  const { text } = await get('/metrics');
  const value = (line: string) =>
    Number(
      text
        .split('\n')
        .find((it) => it.startsWith(`${line} `))
        ?.slice(line.length + 1),
    );
  expect(value('ambia_ticks_total{kind="manual"}')).toBe(1);
  expect(value('ambia_people_total{outcome="analyzed"}')).toBe(1);
  expect(value('ambia_people_total{outcome="failed"}')).toBe(0);
  expect(value('ambia_predictions_total{state="queued"}')).toBe(summary.predictions_queued);
  expect(value('ambia_llama_calls_total{status="ok"}')).toBe(1);
  expect(value('ambia_llama_tokens_total{kind="prompt"}')).toBe(summary.prompt_tokens);
  expect(value('ambia_run_duration_seconds_count')).toBe(1);
  expect(value('ambia_queue_jobs{queue="analyze-user",state="completed"}')).toBe(1);
  expect(value('ambia_queue_oldest_waiting_seconds{queue="analyze-user"}')).toBe(0);
  expect(Math.abs(value('ambia_clock_offset_seconds'))).toBeLessThan(1);
  expect(value('ambia_slots_skipped_total')).toBe(0);
  expect(value('ambia_schedule_differs')).toBe(0);
  expect(value('ambia_last_success_timestamp_seconds')).toBeGreaterThan(Date.now() / 1_000 - 60);
});

test('no metric carries a person', async () => {
  expect((await get('/metrics')).text).not.toMatch(/"ann"|evening news/i);
});
