import { solve } from './linear-system.ts';
import type { Steps } from './steps.ts';

/** What a logistic regression is fitted to. */
export interface LogisticProblem {
  /** Row by row, `width` numbers each; the first column is 1 where there is to be an intercept. */
  readonly rows: Float64Array;
  readonly width: number;
  /** 0 or 1 per row. */
  readonly labels: Uint8Array;
  /** Coefficients that the fit is drawn toward. */
  readonly prior: readonly number[];
  /** How strongly, per coefficient, in squared units of log-likelihood; above 0, so that separable data has a fit too. */
  readonly strength: readonly number[];
}

const MOST_STEPS = 25;
const CONVERGED = 1e-7;

/**
 * Coefficients of the penalised maximum of likelihood, by Newton's method; deterministic. Steps that would make matters
 * worse are halved, so that it converges from any prior.
 */
export function* fitLogistic(problem: LogisticProblem): Steps<number[]> {
  let coefficients: Float64Array = Float64Array.from(problem.prior);
  let current = yield* loss(problem, coefficients);
  for (let step = 0; step < MOST_STEPS; step++) {
    const direction = yield* newtonStep(problem, coefficients);
    if (Math.max(...direction.map(Math.abs)) < CONVERGED) break;
    const [next, reached] = yield* descend(problem, coefficients, direction, current);
    if (next === null) break;
    coefficients = next;
    current = reached;
  }
  return [...coefficients];
}

/** The same with some slopes held at 0 or above: one that would turn negative is taken out and the rest fitted again. */
export function* fitMonotone(problem: LogisticProblem, rising: readonly boolean[]): Steps<number[]> {
  const held = new Set<number>();
  for (;;) {
    const fit = yield* fitLogistic(withHeld(problem, held));
    const negative = fit.findIndex((slope, at) => rising[at] === true && !held.has(at) && slope < 0);
    if (negative === -1) return fit.map((slope, at) => (held.has(at) ? 0 : slope));
    held.add(negative);
  }
}

/** A slope is held at 0 by a prior that nothing moves. */
function withHeld(problem: LogisticProblem, held: ReadonlySet<number>): LogisticProblem {
  return {
    ...problem,
    prior: problem.prior.map((mean, at) => (held.has(at) ? 0 : mean)),
    strength: problem.strength.map((strength, at) => (held.has(at) ? 1e12 : strength)),
  };
}

function* descend(
  problem: LogisticProblem,
  from: Float64Array,
  direction: Float64Array,
  before: number,
): Steps<[Float64Array | null, number]> {
  for (let share = 1; share > 1e-6; share /= 2) {
    const next = from.map((coefficient, at) => coefficient + share * (direction[at] ?? 0));
    const reached = yield* loss(problem, next);
    if (reached <= before) return [next, reached];
  }
  return [null, before];
}

/** Rows that are gone through in one piece. */
const PIECE = 4_096;

function* loss({ rows, width, labels, prior, strength }: LogisticProblem, coefficients: Float64Array): Steps<number> {
  let sum = 0;
  for (let row = 0; row < labels.length; row++) {
    if (row % PIECE === PIECE - 1) yield;
    const score = scoreOf(rows, row * width, coefficients);
    // log(1 + e^x) without overflow.
    sum += Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - (labels[row] ? score : 0);
  }
  coefficients.forEach((coefficient, at) => {
    sum += ((strength[at] ?? 0) * (coefficient - (prior[at] ?? 0)) ** 2) / 2;
  });
  return sum;
}

function* newtonStep(
  { rows, width, labels, prior, strength }: LogisticProblem,
  coefficients: Float64Array,
): Steps<Float64Array> {
  const gradient = new Float64Array(width);
  const hessian = new Float64Array(width * width);
  for (let row = 0; row < labels.length; row++) {
    if (row % PIECE === PIECE - 1) yield;
    const start = row * width;
    const p = 1 / (1 + Math.exp(-scoreOf(rows, start, coefficients)));
    addRow(rows, start, (labels[row] ?? 0) - p, p * (1 - p), gradient, hessian);
  }
  for (let at = 0; at < width; at++) {
    const pull = strength[at] ?? 0;
    gradient[at] = (gradient[at] ?? 0) - pull * ((coefficients[at] ?? 0) - (prior[at] ?? 0));
    hessian[at * width + at] = (hessian[at * width + at] ?? 0) + pull;
  }
  return solve(hessian, gradient);
}

function addRow(
  rows: Float64Array,
  start: number,
  error: number,
  weight: number,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const width = gradient.length;
  for (let one = 0; one < width; one++) {
    const value = rows[start + one] ?? 0;
    gradient[one] = (gradient[one] ?? 0) + error * value;
    const weighted = weight * value;
    const line = one * width;
    for (let other = 0; other <= one; other++) {
      hessian[line + other] = (hessian[line + other] ?? 0) + weighted * (rows[start + other] ?? 0);
    }
  }
}

function scoreOf(rows: Float64Array, start: number, coefficients: Float64Array): number {
  let score = 0;
  for (let at = 0; at < coefficients.length; at++) score += (rows[start + at] ?? 0) * (coefficients[at] ?? 0);
  return score;
}
