import { answer, type Script, type WorkerProcess } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import type { Stage } from '../stage/stage.ts';
import { tableTexts } from '../stage/table-texts.ts';

const LOCK_S = 2;
const PEOPLE = 40;
/** Longer than it takes to freeze the worker, shorter than it stays frozen. */
const LATE_ANSWER_MS = 5_000;
/** A worker renews its locks at half their time, and finds out then. */
const ABORT_BAR_MS = LOCK_S * 1_000;
/** What an analysis writes; calls are counted apart, the zombie's too. */
const WRITTEN = ['generation_queue', 'ambia_user_state', 'ambia_run_count', 'ambia_answer', 'ambia_considered'];

export const frozenPastItsLock: Fault = {
  number: 3,
  name: 'SIGSTOP past the lock, SIGCONT after others finished',
  bar: 'nothing new written, calls aborted',
  settings: { JOB_LOCK_SECONDS: String(LOCK_S), WORKER_CONCURRENCY: '100', LLAMA_CONCURRENCY: '100' },
  alone: true,
  async run(stage) {
    const { llama, fleet, runs, db } = stage;
    const people = await stage.people(PEOPLE);
    llama.play(firstCallsLost(people));
    const [zombie] = await fleet.start(1);
    if (!zombie) throw new Error('no worker was started');
    const slot = await runs.begin();
    await stage.until('everyone’s call is under way', 30_000, () => llama.journal.inFlight() === people.length);
    zombie.signal('SIGSTOP');
    await fleet.start(1);
    const { outcomes } = await runs.finished(slot, 60_000);
    await stage.until('the late answers are there', 30_000, () => lateAnswers(stage) === people.length / 2);
    const before = await tableTexts(db, WRITTEN);
    const wokenAt = Date.now();
    zombie.signal('SIGCONT');
    await stage.until('the zombie let go of every job', 60_000, () => handled(zombie) >= people.length);
    const aborts = firstCalls(stage)
      .filter(({ end }) => end === 'hung_up')
      .map(({ endedAt }) => (endedAt ?? 0) - wokenAt);
    const written = (await tableTexts(db, WRITTEN)).filter((text, index) => text !== before[index]).length;
    const latest = Math.max(0, ...aborts);
    return judged(stage, {
      figure: `${outcomes.analyzed} of ${people.length} finished elsewhere; zombie: ${aborts.length} calls aborted after at most ${latest} ms, ${people.length / 2} late answers dropped, ${written} tables changed`,
      held:
        outcomes.analyzed === people.length &&
        aborts.length === people.length / 2 &&
        latest <= ABORT_BAR_MS &&
        written === 0,
    });
  },
};

/** The first call of every other person never ends; the others' answer comes while the worker is frozen. */
function firstCallsLost(people: readonly string[]): Script {
  const unheard = new Set(people.filter((_, index) => index % 2 === 0));
  return (call) => {
    if (call.callsOfPerson > 1) return answer(call);
    return unheard.has(call.person ?? '') ? { do: 'hang' } : answer(call, { afterMs: LATE_ANSWER_MS });
  };
}

function firstCalls({ llama }: Stage) {
  return llama.journal.entries.filter(({ callsOfPerson }) => callsOfPerson === 1);
}

function lateAnswers(stage: Stage): number {
  return firstCalls(stage).filter(({ end }) => end === 'answered').length;
}

/** People of whom the worker said how their job ended for it. */
function handled({ log }: WorkerProcess): number {
  return log.filter(({ msg }) => msg === 'person analysed' || msg === 'attempt failed').length;
}
