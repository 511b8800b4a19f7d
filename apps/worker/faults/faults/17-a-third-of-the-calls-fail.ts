import { seeded } from '@ambia/prediction';
import { answer, refusal, type Script } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';

const FAILING = 0.3;
const STATUSES = [500, 503, 504];
const PEOPLE = 3_000;
const ANSWER_MS = 100;
const LEAST_ANALYSED = 0.999;
const MOST_CALLS = 1.5;

export const aThirdOfTheCallsFail: Fault = {
  number: 17,
  name: '30 % of calls end with 500, 503 or 504',
  bar: '≥ 99.9 % analysed, ≤ 1.5 calls each',
  async run(stage) {
    const { llama, fleet, runs, random } = stage;
    const people = await stage.people(stage.scaled(PEOPLE));
    llama.play(failingOften(people, random));
    await fleet.start(2);
    const { outcomes, enqueued } = await runs.finished(await runs.begin(), 18 * 60_000);
    const analysed = outcomes.analyzed / people.length;
    const calls = llama.journal.entries.length / Math.max(1, llama.journal.answered().length);
    return judged(stage, {
      figure: `${(analysed * 100).toFixed(2)} % of ${people.length} analysed, ${outcomes.failed} failed, ${outcomes.expired} expired, ${calls.toFixed(3)} calls each`,
      held: enqueued === people.length && analysed >= LEAST_ANALYSED && calls <= MOST_CALLS,
    });
  },
};

/** Dice of each person's own, so that the order in which calls arrive changes nothing. */
function failingOften(people: readonly string[], random: () => number): Script {
  const dice = new Map(people.map((person) => [person, seeded(random() * 2 ** 32)]));
  return (call) => {
    const draw = dice.get(call.person ?? '')?.() ?? 1;
    const status = STATUSES[Math.floor((draw / FAILING) * STATUSES.length)];
    return status === undefined ? answer(call, { afterMs: ANSWER_MS }) : refusal(status, { afterMs: ANSWER_MS });
  };
}
