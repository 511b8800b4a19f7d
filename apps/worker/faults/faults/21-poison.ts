import type { WorkerProcess } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import type { Stage } from '../stage/stage.ts';

const PEOPLE = 500;
const WORKERS = 3;
/** How processes die of them. */
const DEATHS = ['abort', 'throw', 'block'];
/** Steps that kill are handed to the chain; the program is otherwise the worker's. */
const POISONED = new URL('../../test/fixture/poisoned-worker.mjs', import.meta.url);

export const poison: Fault = {
  number: 21,
  name: 'people with whom processes die: abort, unhandled rejection, endless loop',
  bar: 'quarantined after 3 starts, at most one worker dead for each; everyone else complete; again only after a cool-down',
  settings: { JOB_LOCK_SECONDS: '3' },
  async run(stage) {
    const people = await stage.people(stage.scaled(PEOPLE));
    const poisoned = DEATHS.map((death, index) => [people[index * 7 + 3] ?? '', death] as const);
    const workers = supervise(stage, { POISONED: JSON.stringify(Object.fromEntries(poisoned)) });
    await workers.start(WORKERS);
    const well = people.length - poisoned.length;
    const first = await run(stage);
    const dead = workers.dead();
    const second = await run(stage);
    for (const [person] of poisoned) await stage.store.setQuarantine(person, Date.now());
    const third = await run(stage);
    const deadLater = workers.dead() - dead;
    workers.stop();
    const ended = [first, second, third].map(({ quarantined }) => quarantined);
    return judged(stage, {
      figure: `${first.analyzed} of ${well} others analysed, ${ended.join('/')} of ${poisoned.length} quarantined in three runs, the third after the cool-down; workers dead: ${dead} in the first run, ${deadLater} later`,
      held:
        first.analyzed === well &&
        ended.every((count) => count === poisoned.length) &&
        dead >= 1 &&
        dead <= poisoned.length &&
        deadLater === 0,
    });
  },
};

async function run({ runs }: Stage): Promise<{ readonly analyzed: number; readonly quarantined: number }> {
  const slot = await runs.begin();
  const { outcomes } = await runs.finished(slot, 10 * 60_000);
  return outcomes;
}

/** Starts another worker whenever one ends. */
function supervise({ fleet }: Stage, more: Readonly<Record<string, string>>) {
  const ends: WorkerProcess[] = [];
  let over = false;
  const watch = (worker: WorkerProcess) => {
    void worker.ended.then(async () => {
      if (over) return;
      ends.push(worker);
      watch(await fleet.launch(more, POISONED));
    });
  };
  return {
    async start(count: number) {
      for (const worker of await fleet.start(count, more, POISONED)) watch(worker);
    },
    dead: () => ends.length,
    stop() {
      over = true;
    },
  };
}
