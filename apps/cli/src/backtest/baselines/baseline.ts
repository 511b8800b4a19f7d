import type { PastCounts } from './counts.ts';

/** An hour of the day, counted from 04:00, in which a need is said to come. */
export interface Guess {
  readonly need: string;
  readonly hour: number;
  /** 0 to 1, as this baseline has it. */
  readonly confidence: number;
}

export interface Baseline {
  readonly name: string;
  /**
   * Everything it would say of a person's day. @param crowd share of everybody's events by hour, before that day
   */
  guesses(past: PastCounts, crowd: readonly number[]): Guess[];
}

/** A guess for every hour of every need in which it ever came. */
export function whereverItCame(
  past: PastCounts,
  confidence: (need: PastCounts['needs'][number], hour: number) => number,
): Guess[] {
  return past.needs.flatMap((one) =>
    one.days.flatMap((days, hour) =>
      days.size === 0 ? [] : [{ need: one.need, hour, confidence: confidence(one, hour) }],
    ),
  );
}

/** The probability that something comes at all that comes so often on average. */
export function atLeastOnce(expected: number): number {
  return 1 - Math.exp(-expected);
}
