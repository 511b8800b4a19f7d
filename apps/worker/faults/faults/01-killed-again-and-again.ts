import { answer } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import type { Stage } from '../stage/stage.ts';

const WORKERS = 4;
const PEOPLE = 5_000;
const MINUTES_3 = 180_000;
const KILL_FROM_MS = 2_000;
const KILL_UNTIL_MS = 5_000;
/** 4 workers × 8 calls at once, a second each, are 32 people a second: 5,000 take as long as the killing. */
const ANSWER_MS = 1_000;

export const killedAgainAndAgain: Fault = {
  number: 1,
  name: 'kill -9 of a random worker of four every 2-5 s for 3 min',
  bar: '0 lost, 0 doubled of 5,000',
  async run(stage) {
    const { llama, fleet, runs } = stage;
    const people = await stage.people(stage.scaled(PEOPLE));
    llama.play((call) => answer(call, { afterMs: ANSWER_MS }));
    await fleet.start(WORKERS);
    const slot = await runs.begin();
    const kills = await killForAWhile(stage);
    const { outcomes, enqueued, workers } = await runs.finished(slot, 15 * 60_000);
    const figure = `${kills} kills, ${outcomes.analyzed} of ${people.length} analysed by ${Object.keys(workers).length} processes, ${outcomes.failed} failed, ${outcomes.expired} expired`;
    return judged(stage, { figure, held: enqueued === people.length && outcomes.analyzed === people.length });
  },
};

/** Returns how many were killed; each is replaced at once. */
async function killForAWhile(stage: Stage): Promise<number> {
  const end = performance.now() + stage.scaled(MINUTES_3);
  for (let kills = 0; ; kills++) {
    await stage.pass(KILL_FROM_MS + stage.random() * (KILL_UNTIL_MS - KILL_FROM_MS));
    if (performance.now() > end) return kills;
    const living = stage.fleet.alive();
    living[Math.floor(stage.random() * living.length)]?.signal('SIGKILL');
    await stage.fleet.launch();
  }
}
