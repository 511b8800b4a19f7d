import { type AnalyzeJob, type AnalyzeUserResult, Failure } from '@ambia/prediction';
import type { Answer } from './message.ts';
import { type Process, startProcess } from './process.ts';
import { openTurns } from './turns.ts';

/** A process of a worker's own, with a few people in hand at a time. It is there only while it is needed. */
export interface Household {
  /**
   * @throws Died where the process ended meanwhile; Failure as the analysis threw it, or transient `APART_NOT_STARTED`;
   * the signal's reason
   */
  analyze(job: AnalyzeJob, signal: AbortSignal): Promise<AnalyzeUserResult>;
  close(): void;
}

/** A process takes half a second to start, and suspects come by the dozen. */
const IDLE_MS = 30_000;

export function openHousehold(program: URL, worker: string, atOnce: number): Household {
  const turn = openTurns(atOnce);
  let running: Process | null = null;
  let busy = 0;
  let idle: NodeJS.Timeout | undefined;

  function present(): Process {
    if (running === null || !running.alive()) running = startProcess(program, worker, { alone: atOnce === 1 });
    return running;
  }

  function leave(): void {
    busy -= 1;
    if (busy > 0) return;
    idle = setTimeout(() => running?.end(), IDLE_MS);
    idle.unref();
  }

  return {
    analyze: (job, signal) =>
      turn(async () => {
        clearTimeout(idle);
        busy += 1;
        try {
          return outcomeOf(await present().ask(job, signal));
        } finally {
          leave();
        }
      }, signal),
    close() {
      clearTimeout(idle);
      running?.kill();
    },
  };
}

function outcomeOf(answer: Answer): AnalyzeUserResult {
  if ('result' in answer) return answer.result;
  const { kind, code, text, everyone, retryAfterMs } = answer.failure;
  throw new Failure(kind, code, text, { everyone, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
}
