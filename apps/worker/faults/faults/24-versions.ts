import { analyzeJobs, slotKey, userHash } from '@ambia/prediction';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import type { Stage } from '../stage/stage.ts';

const PEOPLE = 90;
const END_MS = 3 * 60_000;

/** What a producer of another release may add, by turns. */
const OTHERS: readonly ((slot: number, userId: string) => object)[] = [
  (slot, userId) => ({ v: 1, slot, userId, colour: 'red', nested: { deep: [1] } }),
  (slot, userId) => ({ v: 2, slot, userId, shard: 7 }),
  (slot, userId) => ({ slot, userId }),
];

export const versions: Fault = {
  number: 24,
  name: 'producers of a newer and an older release, unknown fields',
  bar: 'nothing stuck: unknown fields ignored, other versions failed and counted, everyone free for the next run',
  async run(stage) {
    const { fleet, runs, queues } = stage;
    const people = await stage.people(PEOPLE);
    await fleet.start(2);
    const slot = await foreignRun(stage, people);
    await queues.tick.add('tick', { v: 2, slot: slot + 1 });
    await queues.tick.add('tick', { v: 1, slot: slot + 2, colour: 'red' }, { jobId: `manual-${slot + 2}-tick` });
    const foreign = (await runs.finished(slot, END_MS)).outcomes;
    await runs.finished(slot + 2, END_MS);
    const next = await runs.finished(await runs.begin(), END_MS);
    const each = PEOPLE / OTHERS.length;
    const { waiting, active, delayed } = await queues.analyze.getJobCounts('waiting', 'active', 'delayed');
    const left = [waiting, active, delayed].reduce<number>((sum, count) => sum + (count ?? 0), 0);
    return judged(stage, {
      figure: `of ${PEOPLE} foreign jobs ${foreign.analyzed} analysed and ${foreign.failed} failed; next run: ${next.enqueued} of ${PEOPLE} enqueued, ${next.outcomes.failed} failed; ${left} jobs left`,
      held:
        foreign.analyzed === each &&
        foreign.failed === 2 * each &&
        next.enqueued === PEOPLE &&
        next.success &&
        left === 0,
    });
  },
};

/** A run as another release fans it out. */
async function foreignRun({ store, queues }: Stage, people: readonly string[]): Promise<number> {
  const slot = Math.floor(Date.now() / 1_000) * 1_000 + 7;
  await store.beginRun({ slot, kind: 'manual', at: slot });
  await queues.analyze.addBulk(
    people.map((userId, index) => ({
      name: 'analyze-user',
      data: OTHERS[index % OTHERS.length]?.(slot, userId) ?? analyzeJobs(slot, [userId])[0]?.data,
      opts: { jobId: `${slotKey(slot)}-${userHash(userId)}`, deduplication: { id: userHash(userId) } },
    })),
  );
  await store.fannedOut({ slot, activeUsers: people.length, enqueued: people.length, deduplicated: 0, at: slot });
  return slot;
}
