import type { Ground } from './ground.ts';

/** What a figure must reach; both bounds count as reached. */
export type Bar = { readonly atLeast: number } | { readonly atMost: number };

export type Unit = 'ratio' | 'share' | 'people' | 'per_second' | 'bytes' | 'mb' | 'ms' | 'seconds' | 'count';

export interface FigureForm {
  /** In a few words, beside the bench's own name. */
  readonly title: string;
  readonly unit: Unit;
  /** Absent: reported only. */
  readonly bar?: Bar;
  /** True: every round must reach the bar; else their median must. */
  readonly always?: boolean;
}

/** What one round measured, by the names of the bench's figures. A round may leave figures out. */
export type Round = Readonly<Record<string, number>>;

/** Measures ours and its reference once each, by turns: odd rounds begin with the reference. */
type MeasureRound = (nth: number) => Promise<Round>;

/** Something that must be fast, beside the limit or beside what people would otherwise run. */
export interface Bench {
  readonly name: string;
  /** What is measured, at full size. */
  readonly what: string;
  /** What it is measured against. */
  readonly against: string;
  readonly figures: Readonly<Record<string, FigureForm>>;
  /** Where one is enough, as for what the server counts. */
  readonly rounds?: number;
  /** Only where it is named. */
  readonly onDemand?: boolean;
  /** Makes everything ready; what is opened is left to the ground. */
  open(ground: Ground): Promise<MeasureRound>;
}
