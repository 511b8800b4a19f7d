import {
  type Analysis,
  type AnalyzeUserSteps,
  type EndUnansweredSteps,
  Failure,
  type Learned,
  type Person,
} from '@ambia/prediction';
import type { LogPerson } from '../log/activity-log.ts';
import { newestWithin, within } from '../log/past.ts';
import { type Calls, countCalls } from './calls.ts';
import type { Memory } from './memory.ts';
import type { People, ReplaySetting } from './setting.ts';

export interface StepParts {
  readonly setting: ReplaySetting;
  readonly people: People<LogPerson>;
  readonly memory: Memory;
  readonly calls: Calls;
  readonly learned: () => Learned;
  /** Told of every analysis that was recorded. */
  readonly onAnalysis: (analysis: Analysis) => void;
}

/** The steps of the chain over a log in memory: of a person's past nothing after the slot can be seen. */
export function replaySteps({
  setting,
  people,
  memory,
  calls,
  learned,
  onAnalysis,
}: StepParts): AnalyzeUserSteps & EndUnansweredSteps {
  const activityOf = (userId: string) => people.get(userId)?.activity ?? [];
  const person = async (userId: string): Promise<Person> => {
    const { lastSlot, answer } = memory.of(userId);
    return { optedOut: false, timeZone: null, lastSlot, answer };
  };
  return {
    person,
    personAt: async (userId, window) => ({
      ...(await person(userId)),
      newestActivity: newestWithin(activityOf(userId), window),
    }),
    activity: async (userId, window, limit) => within(activityOf(userId), window).toReversed().slice(0, limit),
    learned: async () => learned(),
    ask: countCalls(setting, calls),
    async record(analysis) {
      const recorded = memory.record(analysis);
      onAnalysis(analysis);
      return recorded;
    },
  };
}

/** A call that broke leaves its person's slot without an analysis; one that would break for everybody ends the replay. */
export function isOnePersons(thrown: unknown): boolean {
  return thrown instanceof Failure && !thrown.everyone;
}
