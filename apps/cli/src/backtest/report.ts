import type { PeopleFrom } from './log/scored-days.ts';

/** A share with its 95 % interval, by bootstrap over people (1,000 draws, seeded); null where nothing was counted. */
export interface Share {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** 95 %, by bootstrap over people; null where nothing was counted. */
export type Interval = Pick<Share, 'lower' | 'upper'>;

/** Emitted predictions whose confidence lies in [from, until). */
export interface ReliabilityBin {
  readonly from: number;
  readonly until: number;
  readonly n: number;
  readonly meanConfidence: number;
  readonly hitRate: number;
}

/** If only the surest were queued: so many a person-day, at this precision. */
export interface CoveragePoint {
  readonly perPersonDay: number;
  readonly precision: number;
  /** The confidence of the last one that is in. */
  readonly threshold: number;
}

/** What one person got; no id. */
export interface PersonScore {
  readonly personDays: number;
  readonly queued: number;
  readonly hits: number;
}

/** Part of the time that is scored. */
export interface PeriodScore {
  readonly queued: number;
  readonly precision: number | null;
}

/** One way of predicting under one protocol, scored by the rules of PREDICTION.md. */
export interface Score {
  /** `chain, stand-in Llama`, `hour-of-week`. */
  readonly name: string;
  readonly personDays: number;
  readonly people: number;
  /** Share of people who had anything queued. */
  readonly peopleWithAny: number;
  /** Real events in the scored time. */
  readonly events: number;
  /** Predictions made, queued or not: one per (person, need, window), overlaps of one need merged. */
  readonly emitted: number;
  readonly queued: number;
  readonly queuedPerPersonDay: number;
  /** Its 95 % interval, by bootstrap over people. */
  readonly queuedPerPersonDayInterval: Interval;
  /** Share of the queued whose need came inside the window. */
  readonly precision: Share;
  /** The same if the threshold were another: at .6, .7 and .8 of the confidence that decided. */
  readonly precisionAt: readonly { readonly threshold: number; readonly n: number; readonly precision: Share }[];
  /** Share of the queued whose need came 2 to 32 minutes after `scheduled_for`, while the page lived. */
  readonly served: Share;
  /** Share of the real events that had a live row. */
  readonly recall: Share;
  /** Of the queued; hours. */
  readonly meanWindowHours: number | null;
  readonly wastedPerHit: number | null;
  /** Over all emitted. */
  readonly brier: number;
  /** 1 − Brier ÷ Brier of the base rate. */
  readonly skill: number;
  readonly ece: number;
  /** ECE of a perfect forecaster who states the same confidences: mean and the middle 95 % of 1,000 simulations. */
  readonly eceFloor: { readonly mean: number; readonly lower: number; readonly upper: number };
  /** Ten, also the empty ones. */
  readonly bins: readonly ReliabilityBin[];
  readonly riskCoverage: readonly CoveragePoint[];
  readonly perPerson: readonly PersonScore[];
  /** Null where all scored days lie within the first 14: it would be the figure of all. */
  readonly first14Days: PeriodScore | null;
  readonly lastThird: PeriodScore;
  /** Llama's part; null for ways that ask nobody. */
  readonly llama: LlamaUse | null;
}

export interface LlamaUse {
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly callsPerPersonDay: number;
  readonly tokensPerPersonDay: number;
  readonly promptTokensPerCall: number;
  readonly completionTokensPerCall: number;
  /** What the function we replace would have sent for the same people and days: 288 calls a person-day. */
  readonly oldTokensPerPersonDay: number;
}

export type Protocol = 'daily' | 'slots';

/** When the chain looked at people in the protocol slot by slot. */
export interface SlotsAccount {
  readonly everyMinutes: number;
  /** So many a day; null: all. */
  readonly sample: number | null;
  /** The longest time between two slots. */
  readonly longestGapMinutes: number;
  /** How far ahead a slot queues what stands. */
  readonly horizonMinutes: number;
  /** Whether needs come due in gaps that no slot looks into. */
  readonly gapExceedsHorizon: boolean;
}

/** What `ambia backtest FILE` found out; `--json` prints it, `--html` draws it. */
export interface BacktestReport {
  readonly file: string;
  readonly protocol: Protocol;
  /** Local dates, `2014-02-02`; the first day that is scored and the last. */
  readonly scoredFrom: string;
  readonly scoredUntil: string;
  readonly warmUpDays: number;
  readonly zone: string;
  /** Events and people in the file, and people with enough of a past to be scored. */
  readonly events: number;
  readonly people: number;
  readonly scoredPeople: number;
  /** By what part of the log it was decided who is scored, and what was asked of a person there. */
  readonly peopleFrom: PeopleFrom;
  readonly minEvents: number;
  readonly minDays: number;
  readonly llama: string;
  readonly calibration: string;
  readonly seed: number;
  /** Other seeds asked for that share this one's replay: they are no repetitions of it. */
  readonly sameReplayAs: readonly number[];
  /** Slot by slot: when the chain looked. Null once a day. */
  readonly slots: SlotsAccount | null;
  /** What makes the figures mean less than they seem to, a sentence each. */
  readonly warnings: readonly string[];
  /** How the figures came about, a sentence or two each. */
  readonly remarks: readonly string[];
  /** The chain first, then the baselines. */
  readonly scores: readonly Score[];
}
