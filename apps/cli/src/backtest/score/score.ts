import type { Interval, PeriodScore, PersonScore, Score, Share } from '../report.ts';
import { shareOver } from './bootstrap.ts';
import type { Outcome, PersonOutcomes } from './outcome.ts';
import { calibrationError, calibrationFloor, reliabilityBins } from './reliability.ts';
import { riskCoverage } from './risk-coverage.ts';

export interface ScoreRules {
  readonly seed: number;
  /** Scored days, both inclusive. */
  readonly firstDay: number;
  readonly lastDay: number;
}

const THRESHOLDS = [0.6, 0.7, 0.8] as const;

/** Scores one way of predicting by the outcomes of everybody, one entry a person. */
export function scoreOf(
  { name, llama }: Pick<Score, 'name' | 'llama'>,
  people: readonly PersonOutcomes[],
  rules: ScoreRules,
): Score {
  const outcomes = people.flatMap((person) => person.outcomes);
  const queued = outcomes.filter((one) => one.queued);
  const personDays = sum(people.map((person) => person.personDays));
  const perPerson = people.map(personScore);
  return {
    name,
    personDays,
    people: people.length,
    peopleWithAny: perPerson.filter((one) => one.queued > 0).length / Math.max(1, people.length),
    events: sum(people.map(({ events }) => events)),
    emitted: outcomes.length,
    queued: queued.length,
    queuedPerPersonDay: queued.length / Math.max(1, personDays),
    queuedPerPersonDayInterval: queuedInterval(perPerson, rules.seed),
    ...shares(people, rules.seed),
    meanWindowHours: queued.length === 0 ? null : sum(queued.map(({ window }) => window)) / queued.length,
    wastedPerHit: wasted(queued),
    ...confidenceScores(outcomes, rules.seed),
    riskCoverage: riskCoverage(outcomes, Math.max(1, personDays)),
    perPerson,
    ...periods(queued, rules),
    llama,
  };
}

function queuedInterval(perPerson: readonly PersonScore[], seed: number): Interval {
  const parts = perPerson.map(({ personDays, queued }) => ({ of: personDays, part: queued }));
  const { lower, upper } = shareOver(parts, seed);
  return { lower, upper };
}

function shares(people: readonly PersonOutcomes[], seed: number) {
  const share = (counts: (one: Outcome) => boolean, succeeds: (one: Outcome) => boolean): Share => {
    const parts = people.map(({ outcomes }) => {
      const counted = outcomes.filter(counts);
      return { of: counted.length, part: counted.filter(succeeds).length };
    });
    return shareOver(parts, seed);
  };
  return {
    precision: share(isQueued, isHit),
    precisionAt: THRESHOLDS.map((threshold) => {
      const isIn = ({ confidence }: Outcome) => confidence >= threshold;
      const n = sum(people.map(({ outcomes }) => outcomes.filter(isIn).length));
      return { threshold, n, precision: share(isIn, isHit) };
    }),
    served: share(isQueued, ({ served }) => served),
    recall: shareOver(
      people.map(({ events, covered }) => ({ of: events, part: covered })),
      seed,
    ),
  };
}

function confidenceScores(outcomes: readonly Outcome[], seed: number) {
  const n = Math.max(1, outcomes.length);
  const base = outcomes.filter(isHit).length / n;
  const brier = sum(outcomes.map(({ confidence, hit }) => (confidence - (hit ? 1 : 0)) ** 2)) / n;
  const chance = base * (1 - base);
  const bins = reliabilityBins(outcomes);
  return {
    brier,
    skill: chance === 0 ? 0 : 1 - brier / chance,
    ece: calibrationError(bins),
    eceFloor: calibrationFloor(
      outcomes.map(({ confidence }) => confidence),
      seed,
    ),
    bins,
  };
}

function personScore({ personDays, outcomes }: PersonOutcomes): PersonScore {
  const queued = outcomes.filter(isQueued);
  return { personDays, queued: queued.length, hits: queued.filter(isHit).length };
}

function wasted(queued: readonly Outcome[]): number | null {
  const hits = queued.filter(isHit).length;
  return hits === 0 ? null : (queued.length - hits) / hits;
}

function periods(queued: readonly Outcome[], { firstDay, lastDay }: ScoreRules) {
  const days = lastDay - firstDay + 1;
  const third = Math.ceil(days / 3);
  return {
    first14Days: days > 14 ? period(queued.filter(({ day }) => day < firstDay + 14)) : null,
    lastThird: period(queued.filter(({ day }) => day > lastDay - third)),
  };
}

function period(queued: readonly Outcome[]): PeriodScore {
  return { queued: queued.length, precision: queued.length === 0 ? null : queued.filter(isHit).length / queued.length };
}

function isQueued({ queued }: Outcome): boolean {
  return queued;
}

function isHit({ hit }: Outcome): boolean {
  return hit;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
