import type { BacktestReport, LlamaUse, PersonScore, ReliabilityBin, Score, Share } from '../src/backtest/report.ts';

/** What an invented way of predicting is like. */
export interface Manner {
  readonly name: string;
  readonly people: number;
  /** Predictions a person-day. */
  readonly rate: number;
  /** What it adds to its stated confidence beyond what comes true; 0 = calibrated. */
  readonly over: number;
  /** The larger, the more of its confidences are low. */
  readonly steep: number;
  /** Its highest confidence; 0.97 if absent. */
  readonly surest?: number;
  readonly llama?: LlamaUse;
}

interface Made {
  readonly person: number;
  readonly confidence: number;
  readonly hit: boolean;
}

const DAYS = 11;
const NOTHING: Share = { value: null, lower: null, upper: null };

/** Kronecker's sequences: spread like chance, the same every time. */
function spreadOut(index: number, generator: number): number {
  return (index * generator) % 1;
}

/** A score as a backtest would find it, from invented predictions of which the regular people have the sure ones. */
export function sampleScore({ name, people, rate, over, steep, surest = 0.97, llama }: Manner): Score {
  const personDays = people * DAYS;
  const made = Array.from({ length: Math.round(personDays * rate) }, (_, index): Made => {
    const confidence = 0.03 + (surest - 0.03) * spreadOut(index + 1, 0.618033988749895) ** steep;
    const regular = confidence > 0.6 ? 4 : 1;
    const person = Math.floor(people * spreadOut(index + 1, 0.414213562373095) ** regular);
    const chance = Math.max(0.02, confidence - over);
    return { person, confidence, hit: spreadOut(index + 1, 0.732050807568877) < chance };
  });
  const queued = made.filter(({ confidence }) => confidence >= 0.7);
  const first = queued.filter((_, index) => index % 11 < 4);
  const last = queued.filter((_, index) => index % 11 > 6);
  return {
    name,
    personDays,
    people,
    peopleWithAny: new Set(queued.map(({ person }) => person)).size / people,
    events: personDays * 4,
    emitted: made.length,
    queued: queued.length,
    queuedPerPersonDay: queued.length / personDays,
    queuedPerPersonDayInterval: queued.length === 0 ? { lower: 0, upper: 0 } : { lower: 0.161, upper: 0.298 },
    precision: share(queued),
    precisionAt: [0.6, 0.7, 0.8].map((threshold) => {
      const sure = made.filter(({ confidence }) => confidence >= threshold);
      return { threshold, n: sure.length, precision: share(sure) };
    }),
    served: queued.length === 0 ? NOTHING : { value: 0.312, lower: 0.25, upper: 0.37 },
    recall: { value: hits(queued) / (personDays * 4), lower: 0.02, upper: 0.24 },
    meanWindowHours: queued.length === 0 ? null : 2.87,
    wastedPerHit: hits(queued) === 0 ? null : (queued.length - hits(queued)) / hits(queued),
    brier: 0.14,
    skill: over > 0.2 ? -0.213 : 0.187,
    ece: Math.max(0.014, over * 0.9),
    eceFloor: { mean: 0.02, lower: 0.012, upper: 0.03 },
    bins: Array.from({ length: 10 }, (_, index) => bin(made, index)),
    riskCoverage: curve(made, personDays),
    perPerson: Array.from({ length: people }, (_, person) => personScore(queued, person)),
    first14Days: { queued: first.length, precision: share(first).value },
    lastThird: { queued: last.length, precision: share(last).value },
    llama: llama ?? null,
  };
}

function hits(made: readonly Made[]): number {
  return made.filter(({ hit }) => hit).length;
}

function share(made: readonly Made[]): Share {
  if (made.length === 0) return NOTHING;
  const value = hits(made) / made.length;
  return { value, lower: Math.max(0, value - 0.07), upper: Math.min(1, value + 0.06) };
}

function bin(made: readonly Made[], index: number): ReliabilityBin {
  const [from, until] = [index / 10, (index + 1) / 10];
  const inside = made.filter(({ confidence }) => confidence >= from && confidence < until);
  const n = inside.length;
  if (n === 0) return { from, until, n, meanConfidence: 0, hitRate: 0 };
  return {
    from,
    until,
    n,
    meanConfidence: inside.reduce((sum, { confidence }) => sum + confidence, 0) / n,
    hitRate: hits(inside) / n,
  };
}

function curve(made: readonly Made[], personDays: number): Score['riskCoverage'] {
  const sorted = made.toSorted((a, b) => b.confidence - a.confidence);
  let hitsSoFar = 0;
  return sorted.map(({ confidence, hit }, index) => {
    hitsSoFar += hit ? 1 : 0;
    return { perPersonDay: (index + 1) / personDays, precision: hitsSoFar / (index + 1), threshold: confidence };
  });
}

function personScore(queued: readonly Made[], person: number): PersonScore {
  const own = queued.filter((made) => made.person === person);
  return { personDays: DAYS, queued: own.length, hits: hits(own) };
}

const LLAMA: LlamaUse = {
  calls: 2_310,
  promptTokens: 924_000,
  completionTokens: 346_500,
  callsPerPersonDay: 2.05,
  tokensPerPersonDay: 697.4,
  promptTokensPerCall: 400,
  completionTokensPerCall: 150,
  oldTokensPerPersonDay: 180_432,
};

const MANNERS: readonly Omit<Manner, 'people'>[] = [
  { name: 'chain, stand-in Llama', rate: 2.6, over: 0, steep: 5.5, llama: LLAMA },
  { name: 'chain, no Llama', rate: 2.5, over: 0.03, steep: 6 },
  { name: 'global top-k', rate: 3, over: 0.05, steep: 14 },
  { name: 'separate counts', rate: 3, over: 0.3, steep: 4 },
  { name: 'hour-of-day', rate: 2.9, over: 0.2, steep: 5 },
  { name: 'hour-of-week', rate: 2.8, over: 0.12, steep: 8 },
  { name: 'same-time-last-week', rate: 1.1, over: 0.45, steep: 1.2 },
];

/** A whole report on invented people: two chains, five baselines. */
export function sampleReport(changed: Partial<BacktestReport> = {}, people = 103): BacktestReport {
  return {
    file: 'data/cns_calls_sms.tsv',
    protocol: 'daily',
    scoredFrom: '2014-02-02',
    scoredUntil: '2014-02-28',
    warmUpDays: 14,
    zone: 'Europe/Copenhagen',
    events: 46_204,
    people: 151,
    scoredPeople: people,
    peopleFrom: 'log',
    minEvents: 60,
    minDays: 12,
    llama: 'stand-in Llama, no Llama',
    calibration: 'auto',
    seed: 1,
    sameReplayAs: [],
    slots: null,
    warnings: [],
    remarks: ['Who is scored was chosen by the whole log.'],
    scores: MANNERS.map((manner) => sampleScore({ ...manner, people })),
    ...changed,
  };
}
