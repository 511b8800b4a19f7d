import { expect, test } from 'vitest';
import { calibrate, finish, fitCalibration, gateOpen } from '../src/index.ts';
import { testified } from './testified.ts';

const EVIDENCE = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

test.each([1, 2, 3])('after 1,000 outcomes inflated confidence comes out near the truth (seed %d)', (seed) => {
  const map = finish(fitCalibration(testified(seed, 1_000, { share: 1, inflated: true }), 'played#1'));
  for (const evidence of EVIDENCE) {
    for (const stated of [0.8, 0.95]) {
      const { probability } = calibrate(map, { evidence, stated, minutes: 120 });
      expect(Math.abs(probability - evidence), `stated ${stated}, true ${evidence}`).toBeLessThan(0.12);
    }
  }
});

test.each([1, 2, 3])('of what is then queued, seven in ten come true or more (seed %d)', (seed) => {
  const map = finish(fitCalibration(testified(seed, 1_000, { share: 1, inflated: true }), 'played#1'));
  const fresh = testified(seed + 100, 4_000, { share: 1, inflated: true });
  const queued = fresh.filter((one) => {
    const calibrated = calibrate(map, one);
    return calibrated.probability >= 0.7 && gateOpen(calibrated);
  });
  expect(queued.length).toBeGreaterThan(400);
  expect(queued.filter(({ hit }) => hit).length / queued.length).toBeGreaterThanOrEqual(0.7);
  // Believed as stated, everything would have been queued, at one in two.
  expect(fresh.filter(({ hit }) => hit).length / fresh.length).toBeLessThan(0.55);
});

test('where what Llama states carries the truth it is believed, beyond the evidence', () => {
  const outcomes = testified(4, 2_000, { share: 1 }).map((one, index) => ({
    ...one,
    evidence: 0.5,
    hit: (one.stated ?? 0) > (index % 100) / 100,
  }));
  const map = finish(fitCalibration(outcomes, 'played#1'));
  const stating = (stated: number) => calibrate(map, { evidence: 0.5, stated, minutes: 120 }).probability;
  for (const stated of [0.6, 0.75, 0.9]) expect(Math.abs(stating(stated) - stated), `${stated}`).toBeLessThan(0.08);
});

test('a length whose windows come true less often is told from the others', () => {
  const outcomes = testified(5, 6_000).map((one, index) => ({
    ...one,
    hit: one.hit && (one.minutes > 60 || index % 2 === 0),
  }));
  const map = finish(fitCalibration(outcomes, 'played#1'));
  const probability = (minutes: number) => calibrate(map, { evidence: 0.8, stated: null, minutes }).probability;
  expect(probability(60)).toBeLessThan(0.55);
  expect(probability(180)).toBeGreaterThan(0.7);
});

test('a handful of outcomes moves hardly anything', () => {
  const misses = Array.from({ length: 5 }, () => ({
    evidence: 0.8,
    stated: null,
    minutes: 60,
    hit: false,
    recent: true,
  }));
  const { probability } = calibrate(finish(fitCalibration(misses, 'played#1')), {
    evidence: 0.8,
    stated: null,
    minutes: 180,
  });
  expect(probability).toBeGreaterThan(0.35);
});

test('outcomes of long ago only bear out the gate: probabilities are what the recent ones say', () => {
  const recent = testified(8, 1_000);
  const old = testified(9, 1_000).map((one) => ({ ...one, hit: false, recent: false }));
  const [without, beside] = [recent, [...recent, ...old]].map((all) => finish(fitCalibration(all, 'played#1')));
  const sure = { evidence: 0.9, stated: null, minutes: 120 };
  const [then, now] = [without, beside].map((map) => map && calibrate(map, sure));
  expect(now?.probability).toBe(then?.probability);
  expect(now?.lower).toBeLessThan((then?.lower ?? 0) - 0.2);
});
