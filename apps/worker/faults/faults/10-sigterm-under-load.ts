import { nextTick } from '@ambia/queue';
import { answer } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import type { Stage } from '../stage/stage.ts';

const GRACE_S = 5;
const WORKERS = 3;
const PEOPLE = 600;
/** 50 jobs in hand, 4 calls at a time, 2 s each: five times what the grace has room for. */
const ANSWER_MS = 2_000;
const MORE_THAN_GRACE_MS = 3_000;

export const sigtermUnderLoad: Fault = {
  number: 10,
  name: 'SIGTERM under load',
  bar: `exit 0 within ${GRACE_S} + 3 s, no attempt, nothing stalled, schedule there`,
  settings: {
    LLAMA_TIMEOUT_SECONDS: String(GRACE_S),
    SHUTDOWN_GRACE_SECONDS: String(GRACE_S),
    LLAMA_CONCURRENCY: '4',
    WORKER_CONCURRENCY: '50',
  },
  async run(stage) {
    const { llama, fleet, runs, queues } = stage;
    const people = await stage.people(stage.scaled(PEOPLE));
    llama.play((call) => answer(call, { afterMs: ANSWER_MS }));
    const workers = await fleet.start(WORKERS);
    const slot = await runs.begin();
    await stage.until('all have calls in flight', 60_000, () => llama.journal.inFlight() >= 4 * WORKERS);
    const inHand = await queues.analyze.getActiveCount();
    const began = performance.now();
    for (const worker of workers) worker.signal('SIGTERM');
    const ends = await Promise.all(workers.map(({ ended }) => ended));
    const ms = performance.now() - began;
    const left = await queues.analyze.getActiveCount();
    const schedule = await nextTick(queues);
    llama.play((call) => answer(call));
    await fleet.start(1);
    const { outcomes } = await runs.finished(slot, 5 * 60_000);
    const { attempts, stalled } = await costs(stage);
    const clean = ends.every(({ code }) => code === 0) && ms <= GRACE_S * 1_000 + MORE_THAN_GRACE_MS && left === 0;
    return judged(stage, {
      figure: `${inHand} in hand, exits ${ends.map(({ code, signal }) => code ?? signal).join(' ')} after ${(ms / 1_000).toFixed(1)} s, ${left} left active, ${attempts} attempts spent, ${stalled} stalled, schedule ${schedule ? 'there' : 'GONE'}, ${outcomes.analyzed} of ${people.length} analysed`,
      held: clean && attempts === 0 && stalled === 0 && schedule !== null && outcomes.analyzed === people.length,
    });
  },
};

/** Attempts beyond the one that succeeded, and lost locks, of all jobs together. */
async function costs({ queues }: Stage): Promise<{ attempts: number; stalled: number }> {
  const jobs = await queues.analyze.getCompleted(0, -1);
  const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);
  return {
    attempts: sum(jobs.map((job) => job.attemptsMade - 1)),
    stalled: sum(jobs.map((job) => job.stalledCounter)),
  };
}
