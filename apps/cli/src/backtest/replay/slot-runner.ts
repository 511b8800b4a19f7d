import {
  type Analysis,
  analyzeUser,
  endUnanswered,
  type Learned,
  type PersonSlot,
  windowBefore,
} from '@ambia/prediction';
import type { LogPerson } from '../log/activity-log.ts';
import { newestWithin } from '../log/past.ts';
import type { Calls } from './calls.ts';
import { breathe } from './in-turns.ts';
import type { Memory } from './memory.ts';
import { isOnePersons, replaySteps } from './replay-steps.ts';
import { byId, type ReplaySetting } from './setting.ts';

/** People who are analysed at a time: as many as a worker's jobs, so that calls overlap. */
const AT_A_TIME = 50;

interface SlotJob {
  /** Milliseconds since the epoch. */
  readonly slot: number;
  /** Of whom the active ones are analysed. */
  readonly who: readonly LogPerson[];
  readonly learned: Learned;
  /** Llama is asked also where nothing changed. */
  readonly always?: true;
}

/** Analyses everybody active at a slot; what came of each, in their order. */
export type SlotRunner = (job: SlotJob) => Promise<Analysis[]>;

export function slotRunner(setting: ReplaySetting, memory: Memory, calls: Calls, signal: AbortSignal): SlotRunner {
  const people = byId(setting.log.people);
  return async ({ slot, who, learned, always }) => {
    const analyses = new Map<string, Analysis>();
    const onAnalysis = (analysis: Analysis) => analyses.set(analysis.userId, analysis);
    const steps = replaySteps({ setting, people, memory, calls, learned: () => learned, onAnalysis });
    const analyse = (job: PersonSlot) =>
      analyzeUser(job, setting.rules, steps, signal).catch((thrown: unknown) => {
        signal.throwIfAborted();
        if (!isOnePersons(thrown)) throw thrown;
        calls.add({ failed: 1 });
        return endUnanswered(job, setting.rules, steps, 'failed');
      });
    const window = windowBefore(slot, setting.protocol.activeDays);
    const active = who.filter(({ activity }) => newestWithin(activity, window) !== null);
    for (let at = 0; at < active.length; at += AT_A_TIME) {
      await Promise.all(active.slice(at, at + AT_A_TIME).map(({ userId }) => analyse({ userId, slot, always })));
      await breathe(signal);
    }
    return active.flatMap(({ userId }) => analyses.get(userId) ?? []);
  };
}
