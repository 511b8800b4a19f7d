import { type AnalyzeJob, type AnalyzeUserResult, Failure } from '@ambia/prediction';
import { DIED_ALONE } from '../quarantine.ts';
import { Died } from './died.ts';
import { type Household, openHousehold } from './household.ts';

/** Analyses people in processes that may die, and finds out with whom they do. */
export interface Apart {
  /**
   * First beside a few others; where that process dies, alone in one: so nobody is found guilty of standing beside
   * somebody. @throws Failure permanent `PROCESS_DIED` where that one died as well; the signal's reason
   */
  analyze(job: AnalyzeJob, signal: AbortSignal): Promise<AnalyzeUserResult>;
  close(): void;
}

/** After one killed worker up to WORKER_CONCURRENCY people wait here, hardly ever any of them for good reason. */
const FEW = 4;

/** @param program what a process of its own runs: `main.js` of this folder @param worker the name they record under */
export function openApart(program: URL, worker: string): Apart {
  const households: readonly [Household, Household] = [
    openHousehold(program, worker, FEW),
    openHousehold(program, worker, 1),
  ];
  const [few, alone] = households;
  return {
    async analyze(job, signal) {
      try {
        return await few.analyze(job, signal);
      } catch (thrown) {
        if (!(thrown instanceof Died)) throw thrown;
      }
      try {
        return await alone.analyze(job, signal);
      } catch (thrown) {
        if (!(thrown instanceof Died)) throw thrown;
        throw new Failure('permanent', DIED_ALONE, `a process died with this person alone in hand (${thrown.how})`);
      }
    },
    close() {
      for (const household of households) household.close();
    },
  };
}
