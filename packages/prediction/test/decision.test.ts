import { expect, test } from 'vitest';
import type { Expectation } from '../src/expectation.ts';
import { type Calibration, decide, type Learned, nothingLearned } from '../src/index.ts';
import { RULES, run } from './chain.ts';

const expectation: Expectation = {
  type: 'time_based',
  need: 'films',
  query: 'Films',
  action: 'Films',
  novel: false,
  days: ['friday'],
  from: '20:00',
  minutes: 60,
  peakMinutes: 0,
  stated: 0.85,
  evidence: 0.4,
  kept: '3 of the last 4 Fridays',
  reasoning: '',
};

/** The evidence stands for itself; at every score `hits` of 100 came true. */
const learnedFrom = (more: Partial<Calibration>, hits = 100): Learned => {
  const nothing = nothingLearned(RULES.llama);
  const bins = [{ from: 0, until: 1, mean: 0.5, n: 100, hits }];
  return { ...nothing, calibration: { ...nothing.calibration, outcomes: 1_000, bins, ...more } };
};
const decided = (more: Partial<Expectation>, learned: Learned, calibration = RULES.calibration) =>
  decide({ ...expectation, ...more }, learned, { ...RULES, calibration });

test('below 300 stated outcomes Llama’s own number decides, and the calibrated one is recorded beside it', () => {
  expect(decided({}, learnedFrom({ stated: 299 }))).toEqual({
    calibrated: expect.closeTo(0.4, 9),
    confidence: 0.85,
    decidedBy: 'llama',
    ruling: 'queued',
  });
});

test('from 300 on the calibrated number decides', () => {
  const learned = learnedFrom({ stated: 300 });
  expect(decided({}, learned)).toMatchObject({
    confidence: expect.closeTo(0.4, 9),
    decidedBy: 'calibration',
    ruling: 'below_threshold',
  });
  expect(decided({ stated: 0.1, evidence: 0.8 }, learned)).toMatchObject({ ruling: 'queued' });
});

test.each([
  ['auto', 300, 'played#1', 'calibration'],
  ['auto', 299, 'played#1', 'llama'],
  ['auto', 5_000, 'another#1', 'llama'],
  ['open', 0, 'played#1', 'calibration'],
  ['open', 0, 'another#1', 'calibration'],
  ['shadow', 5_000, 'played#1', 'llama'],
  ['off', 5_000, 'played#1', 'llama'],
] as const)('%s with %d outcomes stated by %s: %s decides', (mode, stated, llama, decidedBy) => {
  expect(decided({}, learnedFrom({ stated, llama }), mode).decidedBy).toBe(decidedBy);
});

test('off: no calibrated number is computed at all; in the shadow it is recorded', () => {
  const learned = learnedFrom({ stated: 300 });
  expect(decided({}, learned, 'off').calibrated).toBeNull();
  expect(decided({}, learned, 'shadow').calibrated).toBeCloseTo(0.4, 9);
});

test.each(['auto', 'open', 'shadow', 'off'] as const)(
  'a novel need has no evidence: Llama’s number always decides (%s)',
  (mode) => {
    const novel = { novel: true, evidence: null, kept: '' };
    const whole = { calibrated: null, confidence: 0.85, decidedBy: 'llama', ruling: 'queued' };
    expect(decided(novel, learnedFrom({ stated: 5_000 }, 0), mode)).toEqual(whole);
  },
);

test('where nobody was asked the evidence decides', () => {
  const alone = { stated: null, evidence: 0.75 };
  expect(decided(alone, learnedFrom({ stated: 0 }))).toMatchObject({ decidedBy: 'habit', ruling: 'queued' });
  expect(decided(alone, learnedFrom({ stated: 300 }))).toMatchObject({ decidedBy: 'calibration', ruling: 'queued' });
});

test.each([
  [69, 'gate_closed'],
  [70, 'queued'],
])('with %d of 100 around it come true a sure prediction is %s', (hits, ruling) => {
  // Wilson's lower bound of 69 of 100 is .594, of 70 it is .604.
  expect(decided({ evidence: 0.9 }, learnedFrom({ stated: 300 }, hits)).ruling).toBe(ruling);
});

test('the gate is closed where there is no outcome at all', () => {
  expect(decided({ evidence: 0.9 }, nothingLearned(RULES.llama), 'open').ruling).toBe('gate_closed');
});

test('what the gate holds back is considered and not queued', async () => {
  const learned = learnedFrom({ stated: 300, coefficients: [9, 0, 0, 0, 0, 0, 0] }, 10);
  const { recorded } = await run({ learned, answer: [{ confidence: 0.9, candidate: 'c1' }] });
  expect(recorded?.rows).toEqual([]);
  expect(recorded?.considered).toMatchObject([{ ruling: 'gate_closed', decidedBy: 'calibration', stated: 0.9 }]);
});

test('a habit that Llama was shown and left out is considered, and never queued however sure', async () => {
  const learned = learnedFrom({ stated: 300, coefficients: [9, 0, 0, 0, 0, 0, 0] });
  const { recorded } = await run({ learned, answer: [] });
  expect(recorded?.rows).toEqual([]);
  expect(recorded?.considered).toMatchObject([{ need: 'films', ruling: 'left_out', stated: null }]);
  expect(recorded?.considered[0]?.confidence).toBeGreaterThan(0.9);
  expect(recorded?.answer?.patterns).toEqual([]);
  expect(recorded?.patternsDetected).toBe(0);
});

test('a row carries both numbers and whose it was that met the threshold', async () => {
  const learned = learnedFrom({ stated: 300, coefficients: [1, 0, 0, 0, 0, 0, 0] });
  const { recorded } = await run({ learned, answer: [{ confidence: 0.2, candidate: 'c1' }] });
  expect(recorded?.rows[0]).toMatchObject({
    priority: 73,
    context: {
      confidence: expect.closeTo(0.731, 3),
      decided_by: 'calibration',
      llama_confidence: 0.2,
      calibrated_confidence: expect.closeTo(0.731, 3),
      evidence: '4 of the last 4 Fridays',
    },
  });
});
