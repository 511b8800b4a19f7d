import type { Considered } from '@ambia/prediction';
import { expect, test } from 'vitest';
import { shareOver } from '../src/backtest/score/bootstrap.ts';
import { type Outcome, outcomesOf } from '../src/backtest/score/outcome.ts';
import { calibrationError, calibrationFloor, reliabilityBins } from '../src/backtest/score/reliability.ts';
import { scoreOf } from '../src/backtest/score/score.ts';

const HOUR_MS = 3_600_000;
const MORNING = Date.UTC(2024, 0, 8, 4);
const DAY = 19_730;
const at = (hours: number) => MORNING + hours * HOUR_MS;
const event = (hours: number, query: string) => ({ at: at(hours), action: 'query', query });

const said = (change: Partial<Considered>): Considered => ({
  id: 'a',
  userId: 'anna',
  slot: MORNING,
  need: 'news',
  from: at(4),
  until: at(6),
  scheduledFor: at(4.5),
  stated: null,
  evidence: 0.8,
  kept: '',
  calibrated: 0.8,
  confidence: 0.8,
  decidedBy: 'calibration',
  ruling: 'queued',
  llama: 'none#2',
  ...change,
});

const calendar = { firstDay: 0, lastDay: 0, end: at(20), startOf: () => MORNING, dayOf: () => DAY };

const outcomes = (emitted: readonly Considered[], events = [event(4.75, 'News!'), event(9, 'cinema')]) =>
  outcomesOf({ userId: 'anna', activity: events, events, days: new Set([DAY]) }, emitted, calendar);

test('a need inside the window is a hit, within 2 to 32 minutes of the page being made also served', () => {
  expect(outcomes([said({})])).toEqual({
    personDays: 1,
    events: 2,
    covered: 1,
    outcomes: [{ day: DAY, confidence: 0.8, queued: true, window: 2, hit: true, served: true }],
  });
  expect(outcomes([said({ scheduledFor: at(4) })]).outcomes).toMatchObject([{ hit: true, served: false }]);
});

test('only what is queued covers an event', () => {
  expect(outcomes([said({ ruling: 'below_threshold' })])).toMatchObject({ covered: 0, outcomes: [{ hit: true }] });
});

test('a need that came before its prediction was made was not predicted', () => {
  expect(outcomes([said({ slot: at(5) })])).toMatchObject({ covered: 0, outcomes: [{ hit: false }] });
});

test('a window that the log does not reach is neither hit nor miss', () => {
  expect(outcomes([said({ until: at(21) })]).outcomes).toEqual([]);
});

test('a window that opens on a day that is not scored is no prediction of the score, but covers an event of one that is', () => {
  const evening = { ...calendar, dayOf: (instant: number) => (instant < at(5) ? DAY - 1 : DAY) };
  const events = [event(5.5, 'news')];
  const person = { userId: 'anna', activity: events, events, days: new Set([DAY]) };
  const emitted = [said({}), said({ id: 'b', need: 'cinema', from: at(6), until: at(7) })];
  expect(outcomesOf(person, emitted, evening)).toMatchObject({ covered: 1, outcomes: [{ day: DAY, hit: false }] });
});

test('the calibration error weighs the bins by their counts', () => {
  const stated = [
    { confidence: 0.75, hit: true },
    { confidence: 0.75, hit: false },
    { confidence: 0.3, hit: false },
    { confidence: 1, hit: true },
  ];
  const bins = reliabilityBins(stated);
  expect(bins.map(({ n }) => n)).toEqual([0, 0, 0, 1, 0, 0, 0, 2, 0, 1]);
  // (2 × |.75 − .5| + 1 × |.3 − 0| + 1 × 0) / 4
  expect(calibrationError(bins)).toBeCloseTo(0.2, 10);
});

test('a perfect forecaster is off by chance, less so the more was said', () => {
  const few = calibrationFloor(
    Array.from({ length: 390 }, (_, index) => (index % 10) / 10 + 0.05),
    1,
  );
  const many = calibrationFloor(
    Array.from({ length: 3_400 }, (_, index) => (index % 10) / 10 + 0.05),
    1,
  );
  expect(few.mean).toBeGreaterThan(0.04);
  expect(few.mean).toBeLessThan(0.07);
  expect(many.mean).toBeGreaterThan(0.014);
  expect(many.mean).toBeLessThan(0.024);
  expect(many.lower).toBeLessThan(many.mean);
  expect(many.upper).toBeGreaterThan(many.mean);
});

test('an interval is over people: many predictions of one person make nothing surer', () => {
  const alike = Array.from({ length: 100 }, () => ({ of: 1, part: 0.8 }));
  expect(shareOver(alike, 1).lower).toBeCloseTo(0.8, 10);
  const two = shareOver(
    [
      { of: 1_000, part: 1_000 },
      { of: 1_000, part: 0 },
    ],
    1,
  );
  expect(two).toEqual({ value: 0.5, lower: 0, upper: 1 });
  expect(shareOver([{ of: 0, part: 0 }], 1)).toEqual({ value: null, lower: null, upper: null });
});

const outcome = (change: Partial<Outcome>): Outcome => ({
  day: 10,
  confidence: 0.75,
  queued: true,
  window: 2,
  hit: true,
  served: false,
  ...change,
});

test('a score by hand', () => {
  const people = [
    { personDays: 2, events: 4, covered: 1, outcomes: [outcome({}), outcome({ hit: false, day: 29 })] },
    { personDays: 2, events: 6, covered: 0, outcomes: [outcome({ queued: false, confidence: 0.5, window: 4 })] },
  ];
  expect(scoreOf({ name: 'by hand', llama: null }, people, { seed: 1, firstDay: 10, lastDay: 29 })).toMatchObject({
    personDays: 4,
    people: 2,
    peopleWithAny: 0.5,
    events: 10,
    emitted: 3,
    queued: 2,
    queuedPerPersonDay: 0.5,
    // Nobody drawn who has any, or nobody else.
    queuedPerPersonDayInterval: { lower: 0, upper: 1 },
    precision: { value: 0.5 },
    precisionAt: [
      { threshold: 0.6, n: 2 },
      { threshold: 0.7, n: 2 },
      { threshold: 0.8, n: 0, precision: { value: null } },
    ],
    recall: { value: 0.1 },
    meanWindowHours: 2,
    wastedPerHit: 1,
    brier: (0.0625 + 0.5625 + 0.25) / 3,
    riskCoverage: [
      { perPersonDay: 0.5, precision: 0.5, threshold: 0.75 },
      { perPersonDay: 0.75, precision: 2 / 3, threshold: 0.5 },
    ],
    perPerson: [
      { personDays: 2, queued: 2, hits: 1 },
      { personDays: 2, queued: 0, hits: 0 },
    ],
    first14Days: { queued: 1, precision: 1 },
    lastThird: { queued: 1, precision: 0 },
  });
});

test('the first 14 days have a figure of their own only where there are more', () => {
  const people = [{ personDays: 2, events: 4, covered: 1, outcomes: [outcome({})] }];
  const scored = (lastDay: number) =>
    scoreOf({ name: 'by hand', llama: null }, people, { seed: 1, firstDay: 10, lastDay }).first14Days;
  expect(scored(24)).toEqual({ queued: 1, precision: 1 });
  expect(scored(23)).toBeNull();
});
