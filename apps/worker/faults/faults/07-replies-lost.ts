import { answer } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import type { Stage } from '../stage/stage.ts';

const WORKERS = 2;
const PEOPLE = 1_500;
const ANSWER_MS = 200;
const MINUTES_3 = 180_000;
const EVERY_MS = 3_000;
/** Of those, how long replies are swallowed before the reset. */
const SWALLOWING_MS = 1_000;

export const repliesLost: Fault = {
  number: 7,
  name: 'Redis’ replies are swallowed, then connections reset, every 3 s for 3 min',
  bar: 'no innocent job fails; nothing stuck',
  // Orphans of a lost reply come back with their lock: short, so that they are lost again and again.
  settings: { JOB_LOCK_SECONDS: '5' },
  async run(stage) {
    const { llama, fleet, runs } = stage;
    const people = await stage.people(stage.scaled(PEOPLE));
    llama.play((call) => answer(call, { afterMs: ANSWER_MS }));
    await fleet.start(WORKERS);
    const slot = await runs.begin();
    const flaps = await flap(stage);
    const { outcomes, enqueued } = await runs.finished(slot, 5 * 60_000);
    const failed = await stage.queues.analyze.getFailedCount();
    return judged(stage, {
      figure: `${flaps} flaps; ${outcomes.analyzed} of ${people.length} analysed, ${failed} jobs failed`,
      held: failed === 0 && enqueued === people.length && outcomes.analyzed === people.length,
    });
  },
};

async function flap({ redisProxy, pass, scaled }: Stage): Promise<number> {
  const end = performance.now() + scaled(MINUTES_3);
  for (let flaps = 0; ; flaps++) {
    if (performance.now() > end) return flaps;
    await pass(EVERY_MS - SWALLOWING_MS);
    redisProxy.dropReplies();
    await pass(SWALLOWING_MS);
    redisProxy.pass();
    redisProxy.reset();
  }
}
