import { type Act, answer, refusal } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import { liveRows } from '../stage/rows.ts';
import type { Stage } from '../stage/stage.ts';

const SLOT_MS = 2_000;
const TICKS = 60;
const PEOPLE = 100;
const LOOK_MS = 200;

export const llamaDead: Fault = {
  number: 20,
  name: 'Llama dead for 60 ticks of a 2-s schedule',
  bar: 'waiting + delayed ≤ active users, drained ≤ 2 s after its return, nobody failed, no dead rows',
  // A minute is the least: those of the outage's first minute run out of time.
  settings: { SCHEDULE: '*/2 * * * * *', JOB_DEADLINE_MINUTES: '1' },
  alone: true,
  async run(stage) {
    const { llama, fleet } = stage;
    const people = await stage.people(PEOPLE);
    llama.play(({ nth }) => dead(nth));
    await fleet.start(2);
    const most = await deepest(stage, stage.scaled(TICKS * SLOT_MS));
    llama.play((call) => answer(call));
    const returnedAt = Date.now();
    await stage.until('what had waited is done', 3 * 60_000, async () => (await left(returnedAt, stage)) === 0);
    const drainedMs = Date.now() - returnedAt;
    const { expired, failed } = await atRest(stage);
    const born = (await liveRows(stage.db)).filter(({ until, createdAt }) => until <= createdAt);
    const outcome = {
      figure: `at most ${most} waited of ${people.length}, drained after ${(drainedMs / 1_000).toFixed(1)} s, ${expired} expired, ${failed} failed, ${born.length} rows born dead`,
      held: most <= people.length && drainedMs <= SLOT_MS && expired > 0 && failed === 0 && born.length === 0,
    };
    // Where the machine is busy, a tick may begin a whole slot late.
    return judged(stage, outcome, { faultMs: SLOT_MS });
  },
};

/** It breaks off, or says that it is broken. */
function dead(nth: number): Act {
  return nth % 2 === 0 ? { do: 'reset' } : refusal(nth % 4 === 1 ? 500 : 504);
}

/** The most that waited at a time, delayed ones included. */
async function deepest({ queues, pass }: Stage, forMs: number): Promise<number> {
  const end = performance.now() + forMs;
  let most = 0;
  while (performance.now() < end) {
    const counts = await queues.analyze.getJobCounts('waiting', 'prioritized', 'delayed');
    most = Math.max(
      most,
      Object.values(counts).reduce((sum, count) => sum + count, 0),
    );
    await pass(LOOK_MS);
  }
  return most;
}

/** Jobs of slots before `instant` that are not over. */
async function left(instant: number, { queues }: Stage): Promise<number> {
  const jobs = await queues.analyze.getJobs(['waiting', 'prioritized', 'delayed', 'active'], 0, -1);
  return jobs.filter(({ data }) => data.slot < instant).length;
}

/** Lets the schedule stand still and every run end; how people ended in all of them. */
async function atRest({ queues, runs, until }: Stage): Promise<{ expired: number; failed: number }> {
  await queues.tick.pause();
  const all = await until('every run is complete', 3 * 60_000, async () => {
    const recent = await runs.recent(1_000);
    return recent.every(({ state }) => state === 'complete') && recent;
  });
  const total = (outcome: 'expired' | 'failed') => all.reduce((sum, { outcomes }) => sum + outcomes[outcome], 0);
  return { expired: total('expired'), failed: total('failed') };
}
