import { analyzeJobs, manualSlot } from '@ambia/prediction';
import { enqueueFirst } from '@ambia/queue';
import { expect, test } from 'vitest';
import { HOUR_MS, world } from './world.ts';

const MINUTE_MS = 60_000;

const w = await world();
const PEOPLE = 6;
for (let index = 0; index < PEOPLE; index++) await w.habitual(`person-${index}`, 'evening news');
const { stop } = await w.startWorker();

test('nobody is asked about twice where nothing is new, and everybody is accounted for', async () => {
  await w.tick();
  const calls = w.standIn.stats().calls;
  expect(calls).toBe(PEOPLE);
  const second = await w.tick();
  expect(second).toMatchObject({ success: true, llama_calls: 0, prompt_tokens: 0 });
  expect(second.outcomes).toMatchObject({ unchanged: PEOPLE, analyzed: 0 });
  expect(w.standIn.stats().calls).toBe(calls);
});

test('what comes due is queued from what is stored: Redis may forget everything, Llama may be away', async () => {
  await w.query('DELETE FROM generation_queue', []);
  await w.query('DELETE FROM ambia_considered', []);
  await stop();
  const keys = await w.queues.redis.keys(`${w.queues.settings.prefix}:*`);
  await w.queues.redis.del(...keys);
  w.standIn.become({ failRate: 1, failStatus: 500 });
  // Far enough for the habit six hours from now.
  await w.startWorker({ HORIZON_MINUTES: String(7 * 60) });
  const run = await w.tick();
  expect(run).toMatchObject({ success: true, llama_calls: 0, predictions_queued: PEOPLE });
  expect(run.outcomes).toMatchObject({ unchanged: PEOPLE });
});

test('a person analysed before still gets theirs while Llama, who should be asked again, is away', async () => {
  await w.query('DELETE FROM generation_queue', []);
  await w.query('DELETE FROM ambia_considered', []);
  await w.query("UPDATE ambia_answer SET slot = slot - ? WHERE user_id = 'person-0'", [25 * HOUR_MS]);
  w.standIn.become({ failRate: 1, failStatus: 400 });
  const run = await w.tick(60_000);
  expect(run).toMatchObject({ success: false, predictions_queued: PEOPLE });
  expect(run.outcomes).toMatchObject({ failed: 1, unchanged: PEOPLE - 1 });
  expect((await w.rows()).filter((row) => row.user_id === 'person-0')).toHaveLength(1);
});

test('a job that is taken after its deadline asks nobody, and still queues what the last answer holds', async () => {
  await w.query('DELETE FROM generation_queue', []);
  const slot = manualSlot(Date.now() - 20 * MINUTE_MS);
  await w.query("UPDATE ambia_user_state SET last_slot = ? WHERE user_id = 'person-1'", [slot - 1]);
  const calls = w.standIn.stats().calls;
  await w.store.beginRun({ slot, kind: 'one_off', at: slot });
  for (const spec of analyzeJobs(slot, ['person-1'])) await enqueueFirst(w.queues, spec);
  await w.store.fannedOut({ slot, activeUsers: 1, enqueued: 1, deduplicated: 0, at: slot });
  expect(await w.finished(slot)).toMatchObject({ predictions_queued: 1, outcomes: { expired: 1, analyzed: 0 } });
  expect((await w.rows()).map((row) => row.user_id)).toEqual(['person-1']);
  expect(w.standIn.stats().calls).toBe(calls);
});
