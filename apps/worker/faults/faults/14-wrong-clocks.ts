import { existsSync } from 'node:fs';
import type { WorkerProcess } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import type { Stage } from '../stage/stage.ts';
import { ticked } from '../stage/ticked.ts';

/** Where Debian's package `faketime` has it. */
const LIBRARY = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/faketime/libfaketime.so.1`;
const RUNS = 8;
const PEOPLE = 20;

export const wrongClocks: Fault = {
  number: 14,
  name: 'clocks 10 min ahead, 10 min behind, 5 s ahead',
  bar: 'the far ones say so and take nothing, the near one takes no tick, every slot runs',
  settings: { SCHEDULE: '*/4 * * * * *' },
  async run(stage) {
    if (!existsSync(LIBRARY)) return { figure: 'not staged: needs the Debian package faketime', held: false };
    await stage.people(PEOPLE);
    const [ahead, behind] = [await withClock(stage, '+600s'), await withClock(stage, '-600s')];
    const near = await withClock(stage, '+5s');
    const alone = (await stage.queues.tick.getJobSchedulersCount()) + (await ticked(stage)).runs.length;
    const [right] = await stage.fleet.start(1);
    if (!right) throw new Error('no worker');
    await stage.until(`${RUNS} runs`, 120_000, async () => (await ticked(stage)).runs.length >= RUNS);
    const far = [await seen(ahead), await seen(behind)];
    const [leaves, works] = [await seen(near), await seen(right)];
    const { missing, twice } = await ticked(stage);
    const figure = `far: ${far.map(shown).join(' and ')}; 5 s: ${shown(leaves)}; right: ${shown(works)}; ${missing} slots missing, ${twice} twice`;
    const refused = far.every((one) => !one.ready && one.said && one.people + one.ticks === 0);
    const stepsBack = leaves.ready && leaves.said && leaves.ticks === 0;
    const kept = alone + missing + twice === 0 && works.ticks >= RUNS;
    return judged(stage, { figure, held: refused && stepsBack && kept }, { openRuns: true });
  },
};

async function withClock({ fleet }: Stage, offset: string): Promise<WorkerProcess> {
  const [worker] = await fleet.start(1, { LD_PRELOAD: LIBRARY, FAKETIME: offset });
  if (!worker) throw new Error('no worker');
  return worker;
}

interface Seen {
  readonly ready: boolean;
  readonly said: boolean;
  readonly ticks: number;
  readonly people: number;
}

async function seen(worker: WorkerProcess): Promise<Seen> {
  const get = (path: string) => fetch(`${worker.healthUrl}${path}`, { signal: AbortSignal.timeout(5_000) });
  const metrics = await (await get('/metrics')).text();
  const sum = (name: string) =>
    [...metrics.matchAll(new RegExp(`^${name}\\{.*\\} (\\d+)$`, 'gm'))].reduce(
      (all, [, value]) => all + Number(value),
      0,
    );
  return {
    ready: (await get('/readyz')).ok,
    said: worker.log.filter(({ level, msg }) => level === 'error' && msg.includes('clock')).length === 1,
    ticks: sum('ambia_ticks_total'),
    people: sum('ambia_people_total'),
  };
}

function shown({ ready, ticks, people }: Seen): string {
  return `${ready ? 'ready' : 'not ready'}, ${ticks} ticks, ${people} people`;
}
