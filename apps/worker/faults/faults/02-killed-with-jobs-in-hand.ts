import { answer, type WorkerProcess } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import type { Stage } from '../stage/stage.ts';

const LOCK_S = 2;
/** The looks for stalled jobs are a lock apart. */
const BAR_MS = LOCK_S * 1_000 + 2 * LOCK_S * 1_000;
const PEOPLE = 400;
const ANSWER_MS = 1_000;
/** So many have been answered when the worker dies: everyone has their hands full. */
const ANSWERED_BEFORE = 40;

export const killedWithJobsInHand: Fault = {
  number: 2,
  name: 'kill -9 of one worker of three with jobs in hand',
  bar: `elsewhere within lock + 2 × interval (${BAR_MS / 1_000} s)`,
  // As many calls as jobs in hand: whoever is left has room for what comes back.
  settings: { JOB_LOCK_SECONDS: String(LOCK_S), LLAMA_CONCURRENCY: '10', WORKER_CONCURRENCY: '10' },
  alone: true,
  async run(stage) {
    const { llama, fleet, runs } = stage;
    const people = await stage.people(stage.scaled(PEOPLE));
    llama.play((call) => answer(call, { afterMs: ANSWER_MS }));
    const [victim] = await fleet.start(3);
    if (!victim) throw new Error('no worker was started');
    const slot = await runs.begin();
    await stage.until('people are being analysed', 60_000, () => llama.journal.answered().length >= ANSWERED_BEFORE);
    const inHand = await jobsOf(victim, stage);
    victim.signal('SIGKILL');
    await victim.ended;
    const killedAt = Date.now();
    const { outcomes } = await runs.finished(slot, 5 * 60_000);
    const waits = await Promise.all(inHand.map(async (id) => (await startedElsewhere(id, victim, stage)) - killedAt));
    const longest = Math.max(0, ...waits);
    return judged(stage, {
      figure: `${inHand.length} in hand, started elsewhere after at most ${(longest / 1_000).toFixed(1)} s, ${outcomes.analyzed} of ${people.length} analysed`,
      held: inHand.length > 0 && longest <= BAR_MS && outcomes.analyzed === people.length,
    });
  },
};

async function jobsOf({ pid }: WorkerProcess, { queues }: Stage): Promise<string[]> {
  const active = await queues.analyze.getActive();
  return active.flatMap(({ id, processedBy }) => (id !== undefined && processedBy?.endsWith(`-${pid}`) ? [id] : []));
}

/** When somebody else last began the job; where it had just been finished by the victim itself, it never waited. */
async function startedElsewhere(id: string, victim: WorkerProcess, { queues }: Stage): Promise<number> {
  const job = await queues.analyze.getJob(id);
  if (job?.processedOn === undefined) throw new Error(`job ${id} is gone`);
  return job.processedBy?.endsWith(`-${victim.pid}`) ? Number.NEGATIVE_INFINITY : job.processedOn;
}
