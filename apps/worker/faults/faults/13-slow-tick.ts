import { slotAfter } from '@ambia/queue';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import type { Stage } from '../stage/stage.ts';
import { ticked } from '../stage/ticked.ts';

const SCHEDULE = '*/5 * * * * *';
const INTERVAL_MS = 5_000;
const WORKERS = 3;
const PEOPLE = 20;
const BEFORE_THE_SLOT_MS = 500;

export const slowTick: Fault = {
  number: 13,
  name: 'a tick that takes three intervals: MySQL stands still',
  bar: 'never two at once; what was skipped is recorded',
  settings: { SCHEDULE },
  async run(stage) {
    await stage.people(PEOPLE);
    await stage.fleet.start(WORKERS);
    await stage.until('two runs', 60_000, async () => (await ticked(stage)).runs.length >= 2);
    const slow = slotAfter(SCHEDULE, Date.now() + INTERVAL_MS);
    await stage.pass(slow - BEFORE_THE_SLOT_MS - Date.now());
    stage.mysql.signal('SIGSTOP');
    const most = await mostAtOnce(stage, slow + 3 * INTERVAL_MS + BEFORE_THE_SLOT_MS);
    stage.mysql.signal('SIGCONT');
    const { length } = (await ticked(stage)).runs;
    await stage.until('three runs more', 60_000, async () => (await ticked(stage)).runs.length >= length + 3);
    const { twice, missing, recorded } = await ticked(stage);
    const figure = `${most} at once, ${missing} slots skipped, ${recorded} recorded, ${twice} twice`;
    const held = most === 1 && missing > 0 && recorded === missing && twice === 0;
    return judged(stage, { figure, held }, { faultMs: 4 * INTERVAL_MS, openRuns: true });
  },
};

async function mostAtOnce({ queues, pass }: Stage, end: number): Promise<number> {
  let most = 0;
  while (Date.now() < end) {
    most = Math.max(most, await queues.tick.getActiveCount());
    await pass(20);
  }
  return most;
}
