import { answer } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import { PHASES, type Phase } from '../stage/crash-phases.ts';
import { nothingInHand } from '../stage/nothing-in-hand.ts';
import type { Stage } from '../stage/stage.ts';

const MORTAL = new URL('../stage/mortal-worker.js', import.meta.url);
const SEEDS = 5;
const NEW_PEOPLE = 12;
const RUN_MS = 2 * 60_000;
/** A transaction of ours takes some milliseconds. */
const COMMIT_MS = 12;

export const crashAtPhases: Fault = {
  number: 4,
  name: 'a crash at each named phase',
  bar: 'converges',
  alone: true,
  settings: { JOB_LOCK_SECONDS: '2' },
  async run(stage) {
    stage.llama.play((call) => answer(call));
    const failures: string[] = [];
    let crashes = 0;
    for (const phase of PHASES) {
      for (let seed = 0; seed < stage.scaled(SEEDS); seed++) {
        const ill = await crash(stage, phase);
        if (ill !== null) failures.push(`${phase}: ${ill}`);
        crashes += 1;
      }
    }
    return judged(stage, {
      figure: `${crashes - failures.length} of ${crashes} crashes converge (${PHASES.length} phases)`,
      held: failures.length === 0,
      notes: failures,
    });
  },
};

/** A worker dies at the phase, another finishes the run; what was not as it should be then, in words. */
async function crash(stage: Stage, phase: Phase): Promise<string | null> {
  const { fleet, runs, random } = stage;
  await stage.people(NEW_PEOPLE);
  const perPerson = PHASES.indexOf(phase) >= PHASES.indexOf('before Llama');
  const mortal = await fleet.launch(
    {
      CRASH_AT: phase,
      CRASH_NTH: String(perPerson ? 1 + Math.floor(random() * 6) : 1),
      CRASH_AFTER_MS: String(phase === 'before commit' ? Math.floor(random() * COMMIT_MS) : 0),
    },
    MORTAL,
  );
  const slot = await runs.begin();
  const { signal } = await stage.until('the worker dies', RUN_MS, () => Promise.race([mortal.ended]));
  const [heir] = await fleet.start(1);
  const { enqueued, outcomes, active_users } = await runs.finished(slot, RUN_MS);
  // Those whom the dead one recorded without a word to Redis are counted at once; their jobs end once their locks ran out.
  await stage.until('every job is over', RUN_MS, () => nothingInHand(stage.queues));
  heir?.signal('SIGKILL');
  await heir?.ended;
  const done = outcomes.analyzed + outcomes.unchanged;
  if (signal !== 'SIGKILL') return `the worker ended otherwise (${signal})`;
  return done === enqueued && enqueued === active_users ? null : `${done} of ${active_users} people done`;
}
