import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import type { Stage } from '../stage/stage.ts';
import { ticked } from '../stage/ticked.ts';

const INTERVAL_MS = 4_000;
const AWAY_MS = 60_000;
const WORKERS = 3;
const PEOPLE = 20;

export const allAway: Fault = {
  number: 12,
  name: 'all workers down for 15 intervals, then up',
  bar: 'one catch-up tick, then the old phase',
  settings: { SCHEDULE: '*/4 * * * * *', JOB_LOCK_SECONDS: '3' },
  async run(stage) {
    await stage.people(PEOPLE);
    await stage.fleet.start(WORKERS);
    await runsBegun(stage, 3);
    await killBetweenTicks(stage);
    const before = await ticked(stage);
    await stage.pass(stage.scaled(AWAY_MS));
    await stage.fleet.start(WORKERS);
    await runsBegun(stage, before.runs.length + 4);
    const { runs, twice, missing, recorded } = await ticked(stage);
    const [caughtUp, ...later] = runs.slice(before.runs.length).map(({ slot }) => Date.parse(slot));
    const phase = later.every((slot, index) => slot === (caughtUp ?? 0) + (index + 1) * INTERVAL_MS);
    const figure = `${missing} slots missed, ${recorded} recorded; then ${phase ? 'every slot from the one that caught up' : 'gaps'}, ${twice} twice`;
    const held = phase && twice === 0 && missing > 0 && recorded === missing;
    return judged(stage, { figure, held }, { faultMs: missing * INTERVAL_MS, openRuns: true });
  },
};

async function runsBegun(stage: Stage, count: number): Promise<void> {
  await stage.until(`${count} runs`, 60_000, async () => (await ticked(stage)).runs.length >= count);
}

/** A tick that is killed in the middle runs again as what it was; here nobody is at one. */
async function killBetweenTicks({ until, queues, fleet }: Stage): Promise<void> {
  await until('no tick at work', 30_000, async () => (await queues.tick.getActiveCount()) === 0);
  await fleet.close();
}
