import type { WorkerProcess } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import { migrateAtOnce } from '../stage/migrators.ts';
import type { Stage } from '../stage/stage.ts';
import { ticked } from '../stage/ticked.ts';

const ROUNDS = 20;
const WORKERS = 20;
const KILLED = 6;
const KILL_WITHIN_MS = 5_000;
/** Twenty processes that start on two cores. */
const ROUND_MS = 120_000;
const PEOPLE = 5;

export const manyAtOnce: Fault = {
  number: 11,
  name: '20 workers boot at once, 20 times, some killed',
  bar: 'one schedule, no slot twice, none missing; each migration once',
  settings: { SCHEDULE: '*/15 * * * * *', JOB_LOCK_SECONDS: '3' },
  alone: true,
  async run(stage) {
    const applied = await migrateAtOnce(stage, 8, 3);
    await stage.people(PEOPLE);
    const rounds = stage.scaled(ROUNDS);
    let schedules = 0;
    let booted = 0;
    for (let round = 0; round < rounds; round++) {
      booted += await bootTogether(stage);
      schedules = Math.max(schedules, await stage.queues.tick.getJobSchedulersCount());
    }
    await stage.until('a second run', 60_000, async () => (await ticked(stage)).runs.length > 1);
    const { runs, twice, missing } = await ticked(stage);
    const once = applied.length > 0 && applied.every((times) => times === 1);
    const figure = `${rounds} rounds, ${booted} ready: ${schedules} schedule, ${runs.length} slots, ${twice} twice, ${missing} missing; ${applied.length} migrations, ${once ? 'once each' : `applied ${applied} times`}`;
    return judged(stage, { figure, held: schedules === 1 && twice === 0 && missing === 0 && once }, { openRuns: true });
  },
};

/** Twenty more; those of the round before go once it is decided what became of these. Returns how many were ready. */
async function bootTogether(stage: Stage): Promise<number> {
  const before = stage.fleet.alive();
  const workers = await Promise.all(Array.from({ length: WORKERS }, () => stage.fleet.launch()));
  const kills = workers.slice(0, KILLED).map((worker) => killSoon(stage, worker));
  const fates = workers.map((worker) => fateOf(stage, worker));
  await Promise.all(kills);
  const ready = (await Promise.all(fates)).filter((fate) => fate === 'ready').length;
  for (const worker of before) worker.signal('SIGKILL');
  return ready;
}

async function killSoon({ random, pass }: Stage, worker: WorkerProcess): Promise<void> {
  await pass(random() * KILL_WITHIN_MS);
  worker.signal('SIGKILL');
}

function fateOf({ signal }: Stage, worker: WorkerProcess): Promise<'ready' | 'ended'> {
  return worker.ready({ timeoutMs: ROUND_MS, signal }).then(
    () => 'ready',
    () => 'ended',
  );
}
