import { expect, test } from 'vitest';
import { finish } from '../src/index.ts';
import { fitLogistic, fitMonotone } from '../src/logistic.ts';

const problem = (rows: readonly (readonly number[])[], labels: readonly number[], strength = 1e-9) => {
  const width = rows[0]?.length ?? 0;
  return {
    rows: Float64Array.from(rows.flat()),
    width,
    labels: Uint8Array.from(labels),
    prior: Array.from({ length: width }, () => 0),
    strength: Array.from({ length: width }, () => strength),
  };
};

test('an intercept alone is the log-odds of the share', () => {
  const [base] = finish(fitLogistic(problem([[1], [1], [1], [1]], [1, 1, 1, 0])));
  expect(base).toBeCloseTo(Math.log(3), 6);
});

test('two groups are told apart by the difference of their log-odds', () => {
  // Of four without the sign one came true, of four with it three: log(1/3) and log(9).
  const rows = [0, 0, 0, 0, 1, 1, 1, 1].map((sign) => [1, sign]);
  const [base, slope] = finish(fitLogistic(problem(rows, [1, 0, 0, 0, 1, 1, 1, 0])));
  expect(base).toBeCloseTo(Math.log(1 / 3), 6);
  expect(slope).toBeCloseTo(Math.log(9), 6);
});

test('what separates perfectly has a fit too, as strong as the prior lets it be', () => {
  // Where pull and evidence balance: b = 2 / (1 + e^b).
  const [slope = 0] = finish(fitLogistic(problem([[1], [-1]], [1, 0], 1)));
  expect(slope).toBeCloseTo(2 / (1 + Math.exp(slope)), 6);
  expect(slope).toBeCloseTo(0.6748, 3);
});

test('without a row the prior stands', () => {
  const none = { ...problem([], []), width: 2, prior: [0.5, 1], strength: [1, 1] };
  expect(finish(fitLogistic(none))).toEqual([0.5, 1]);
});

test('a slope that may not fall is held at 0, and the rest fitted without it', () => {
  const rows = [0, 0, 0, 0, 1, 1, 1, 1].map((sign) => [1, sign]);
  const falling = problem(rows, [1, 1, 1, 0, 1, 0, 0, 0]);
  expect(finish(fitLogistic(falling))[1]).toBeLessThan(0);
  const [base, slope] = finish(fitMonotone(falling, [false, true]));
  expect(slope).toBe(0);
  expect(base).toBeCloseTo(0, 6);
});
