import type { WorkerProcess } from '@ambia/stage';
import { MEASURED } from '../stage/held-memory.ts';
import type { Stage } from '../stage/stage.ts';

const LASTING = 2;

/** Two workers that live through it all, and one that is ended again and again and replaced. */
export interface Crew {
  readonly lasting: readonly WorkerProcess[];
  /** Ends the third and starts another; how it ended. */
  replaceThird(signal: 'SIGKILL' | 'SIGTERM'): Promise<string>;
  /** Whoever ended without being told to, in words. */
  vanished(): readonly string[];
  /** Resolves once every living worker ended somebody's slot after now. */
  atWork(timeoutMs: number): Promise<void>;
}

export async function openCrew(stage: Stage): Promise<Crew> {
  const { fleet } = stage;
  const lasting = await fleet.start(LASTING, {}, MEASURED);
  const told = new Set<WorkerProcess>();
  let third = await fleet.launch({}, MEASURED);
  return {
    lasting,
    async replaceThird(signal) {
      told.add(third);
      third.signal(signal);
      const { code, signal: by } = await third.ended;
      third = await fleet.launch({}, MEASURED);
      return by ?? `exit ${code}`;
    },
    vanished: () =>
      fleet.all
        .filter((worker) => !worker.alive() && !told.has(worker))
        .map(({ pid, lines }) => `worker ${pid} ended by itself: ${lines.at(-1)?.slice(0, 200)}`),
    async atWork(timeoutMs) {
      const since = fleet.alive().map((worker) => [worker, worker.log.length] as const);
      await stage.until('every worker is at work', timeoutMs, () =>
        since.every(([{ log }, from]) => log.slice(from).some(({ msg }) => msg === 'person analysed')),
      );
    },
  };
}
