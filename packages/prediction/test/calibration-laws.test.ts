import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Calibration, calibrate, finish, fitCalibration, type Testimony, uncalibrated } from '../src/index.ts';
import { shuffledOrder } from './planted.ts';
import { testified } from './testified.ts';

const fit = (...given: Parameters<typeof testified>) => finish(fitCalibration(testified(...given), 'played#1'));
/** Few outcomes, many, and many more of which each length has its own bend. */
const MAPS = [fit(1, 40), fit(2, 900), fit(3, 1_500), fit(4, 6_000), fit(5, 1_500, { share: 1, inflated: true })];

const maps = fc.constantFrom(...MAPS, uncalibrated('played#1'));
const chance = fc.double({ min: 0, max: 1, noNaN: true });
const minutes = fc.integer({ min: 30, max: 300 });

test('a probability is one, and so is its lower bound', () => {
  fc.assert(
    fc.property(maps, chance, fc.option(chance), minutes, (map, evidence, stated, length) => {
      const { probability, lower } = calibrate(map, { evidence, stated, minutes: length });
      for (const one of [probability, lower]) {
        expect(one).toBeGreaterThanOrEqual(0);
        expect(one).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 500 },
  );
});

test('more evidence never means less probability, nor does more confidence', () => {
  const probability = (map: Calibration, testimony: Testimony) => calibrate(map, testimony).probability;
  fc.assert(
    fc.property(maps, chance, chance, chance, chance, minutes, (map, one, other, this_, that, length) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      const [weak, strong] = [Math.min(this_, that), Math.max(this_, that)];
      const at = (evidence: number, stated: number | null) => probability(map, { evidence, stated, minutes: length });
      expect(at(more, weak)).toBeGreaterThanOrEqual(at(less, weak) - 1e-12);
      expect(at(more, null)).toBeGreaterThanOrEqual(at(less, null) - 1e-12);
      expect(at(less, strong)).toBeGreaterThanOrEqual(at(less, weak) - 1e-12);
    }),
    { numRuns: 1_000 },
  );
});

test('monotone even where the outcomes say the contrary', () => {
  const contrary = testified(6, 2_000).map((one) => ({ ...one, hit: !one.hit }));
  const map = finish(fitCalibration(contrary, 'played#1'));
  const rising = [0.1, 0.3, 0.5, 0.7, 0.9].map(
    (evidence) => calibrate(map, { evidence, stated: null, minutes: 60 }).probability,
  );
  expect(rising).toEqual(rising.toSorted((a, b) => a - b));
});

test('the order of the outcomes does not matter, to the byte', () => {
  for (const count of [40, 1_500, 3_000]) {
    const outcomes = testified(count, count);
    const map = JSON.stringify(finish(fitCalibration(outcomes, 'played#1')));
    for (let order = 0; order < 3; order++) {
      expect(JSON.stringify(finish(fitCalibration(shuffledOrder(outcomes, order), 'played#1')))).toBe(map);
    }
  }
});

test.each([0.02, 0.1, 0.5, 0.7, 0.93])('before the first outcome the evidence stands for itself: %d', (evidence) => {
  for (const stated of [null, 0.95]) {
    const { probability, lower } = calibrate(uncalibrated('played#1'), { evidence, stated, minutes: 150 });
    expect(probability).toBeCloseTo(evidence, 9);
    expect(lower).toBe(0);
  }
  expect(finish(fitCalibration([], 'played#1'))).toEqual(uncalibrated('played#1'));
});

test('it survives being stored as JSON, to the last digit', () => {
  for (const map of MAPS) expect(Calibration.parse(JSON.parse(JSON.stringify(map)))).toEqual(map);
});

test('it says what it was fitted on', () => {
  const outcomes = testified(7, 500);
  const map = finish(fitCalibration(outcomes, 'played#1'));
  expect(map).toMatchObject({
    llama: 'played#1',
    outcomes: 500,
    stated: outcomes.filter(({ stated }) => stated !== null).length,
  });
  expect(map.bins.reduce((sum, { n }) => sum + n, 0)).toBe(500);
});

test('above 1,000 outcomes of its own every length has a bend of its own, and knots rise', () => {
  const { bends } = fit(8, 9_000);
  expect(new Set(bends.map((bend) => JSON.stringify(bend))).size).toBe(4);
  for (const bend of bends) {
    const probabilities = bend.map(({ probability }) => probability);
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => a - b));
  }
});

test('a small block does not fall behind the block before it, though it is drawn to its own score', () => {
  const share = (evidence: number, count: number, hits: number) =>
    Array.from({ length: count }, (_, index) => ({
      evidence,
      stated: null,
      minutes: 60,
      hit: index < hits,
      recent: true,
    }));
  const outcomes = [share(0.1, 1_000, 20), share(0.4, 1_000, 600), share(0.42, 5, 4), share(0.9, 1_000, 950)].flat();
  const { bends } = finish(fitCalibration(outcomes, 'played#1'));
  const [, before, small] = bends[0] ?? [];
  expect(bends[0]).toHaveLength(4);
  // (4 + 50 × score) / 55 alone, below the .59 of the block before.
  expect((4 + 50 * (small?.score ?? 1)) / 55).toBeLessThan(before?.probability ?? 0);
  expect(small?.probability).toBe(before?.probability);
});
