import type { Considered, Learned } from '@ambia/prediction';
import type { Lesson } from './lessons.ts';
import type { PersonMemory } from './memory.ts';

/** Llama's calls for scored person-days. */
export interface CallCount {
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Calls of which nothing came, for anybody. */
  readonly failed: number;
}

/** What a replay has made so far. */
export interface Replayed {
  /** What the protocol counts as emitted. */
  readonly emitted: readonly Considered[];
  readonly count: CallCount;
}

/** Everything a replay knows between two of its days, so that it can be put aside and taken up again. */
export interface ReplayState extends Replayed {
  /** The day that comes next. */
  readonly day: number;
  readonly people: readonly PersonMemory[];
  readonly learned: Learned;
  /** The day on whose morning it was learned; null: never. */
  readonly learnedOn: number | null;
  readonly lessons: readonly Lesson[];
}

export const NO_CALLS: CallCount = { calls: 0, promptTokens: 0, completionTokens: 0, failed: 0 };
