import { nothingLearned } from '@ambia/prediction';
import type { ReplaySetting } from './setting.ts';
import { NO_CALLS, type ReplayState } from './state.ts';

/**
 * Days before the scored ones on which the chain already runs, so that calibration has met the Llama in use. Not more
 * of the warm-up: its outcomes would come from a chain that has hardly learned anything, and it costs time.
 */
const RUN_UP_DAYS = 7;

/** A replay that has not begun. */
export function begun({ calendar, scored, rules }: ReplaySetting): ReplayState {
  return {
    day: firstReplayedDay({ calendar, scored }),
    people: [],
    learned: nothingLearned(rules.llama),
    learnedOn: null,
    lessons: [],
    emitted: [],
    count: NO_CALLS,
  };
}

export function firstReplayedDay({ calendar, scored }: Pick<ReplaySetting, 'calendar' | 'scored'>): number {
  return Math.max(calendar.firstDay, scored.firstDay - RUN_UP_DAYS);
}
