import { manualSlot } from '@ambia/prediction';
import { FEW_KEPT, PEOPLE_KEPT } from '@ambia/queue';
import { nothingInHand } from '../stage/nothing-in-hand.ts';
import type { Stage } from '../stage/stage.ts';
import { type RedisMemory, redisMemory } from './redis-memory.ts';

const ROUND_MS = 120_000;
/** Until runs whose jobs were lost are over: the deadline, a minute more, and some time for a machine that is busy. */
const REST_MS = 5 * 60_000;

/** Lets Redis keep as many ended jobs, of ticks and of people, as it ever does. */
export async function fill(stage: Stage): Promise<void> {
  const { queues, runs, until } = stage;
  while ((await queues.analyze.getCompletedCount()) < PEOPLE_KEPT.removeOnComplete.count) {
    await runs.begin();
    await until('a tick by hand is worked off', ROUND_MS, () => nothingInHand(queues));
  }
  await fillTicks(stage);
}

/** With ticks of a run that is over, of which nothing comes. */
async function fillTicks({ queues: { tick }, store, until }: Stage): Promise<void> {
  const at = Date.now();
  const slot = manualSlot(at);
  await store.beginRun({ slot, kind: 'manual', at });
  await store.closeRun(slot, at, true);
  const { count } = FEW_KEPT.removeOnComplete;
  const missing = count - (await tick.getCompletedCount());
  const again = Array.from({ length: Math.max(0, missing) }, (_, nth) => `manual-${slot}-again-${nth}`);
  await tick.addBulk(again.map((jobId) => ({ name: 'tick', data: { v: 1, slot }, opts: { jobId } })));
  await until('ticks without effect are worked off', ROUND_MS, async () => {
    return (await tick.getCompletedCount()) >= count;
  });
}

/** What Redis holds once the schedule stands still, as it does from then on, and every run is over. */
export async function memoryAtRest({ queues, store, until, pass }: Stage): Promise<RedisMemory> {
  await queues.tick.pause();
  await until('every run is over', REST_MS, async () => {
    const { active = 0 } = await queues.tick.getJobCounts('active');
    const people = await queues.analyze.getJobCounts('waiting', 'prioritized', 'delayed', 'active');
    const busy = Object.values(people).reduce((sum, count) => sum + count, active);
    return busy === 0 && (await store.openRuns()).length === 0;
  });
  return redisMemory(queues.redis, pass);
}
