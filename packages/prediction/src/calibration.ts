import { z } from 'zod';
import { logit } from './features.ts';
import { hundredths, isotonicBlocks, type Scored } from './isotonic.ts';
import { fitMonotone } from './logistic.ts';
import { mappedPiecewise, PIECE, sortedPiecewise } from './piecewise.ts';
import type { Steps } from './steps.ts';
import { wilson } from './wilson.ts';

/** What speaks for a window before it comes. */
export interface Testimony {
  /** The confidence that the Llama in use stated, 0 to 1; null where it stated none. */
  readonly stated: number | null;
  /** What the person's own history says, 0 to 1. */
  readonly evidence: number;
  /** The window's length. */
  readonly minutes: number;
}

/** A testimony and what then happened. */
export interface Testified extends Testimony {
  readonly hit: boolean;
  /** Whether it speaks for probabilities; older ones only bear out the gate. */
  readonly recent: boolean;
}

const Bin = z.object({ from: z.number(), until: z.number(), mean: z.number(), n: z.number(), hits: z.number() });

const Knot = z.object({ score: z.number(), probability: z.number() });

/**
 * How testimonies become probabilities: a monotone logistic map to a score, above 1,000 outcomes bent by isotonic
 * regression, one bend per window length; and the outcomes that the gate looks at.
 */
export const Calibration = z.object({
  /** Whose stated confidences it understands: model and prompt version. */
  llama: z.string(),
  /** Recent outcomes: what it was fitted on. */
  outcomes: z.number().int().nonnegative(),
  /** Of these, with a confidence that this Llama stated. */
  stated: z.number().int().nonnegative(),
  /** One per TERMS. */
  coefficients: z.array(z.number()).readonly(),
  /** By whole hours of the window, 1 to 4; empty: the score stands as it is. */
  bends: z.array(z.array(Knot).readonly()).length(4).readonly(),
  /** Outcomes of all lengths by hundredths of their score, also those that are not recent. */
  bins: z.array(Bin).readonly(),
});

export type Calibration = z.infer<typeof Calibration>;

/** The terms of the logistic map, in the order of its coefficients; evidence and stated as log-odds. */
export const TERMS = ['base', 'evidence', '2 h', '3 h', '4 h', 'is stated', 'stated'] as const;

/** Before there is an outcome the evidence stands for itself. */
const PRIOR = [0, 1, 0, 0, 0, 0, 0];
/** How strongly, in squared units of log-likelihood: some ten outcomes that disagree begin to move it. */
const STRENGTH = [1, 20, 10, 10, 10, 5, 5];
/** More confidence of either kind never means less probability. */
const RISING = TERMS.map((term) => term === 'evidence' || term === 'stated');

/** From here on isotonic regression is worth its noise (PREDICTION.md measured 1,000). */
const BENT_FROM = 1_000;
/**
 * Pseudo-outcomes by which a block is drawn to its own score. On calls and texts, walk forward, the log loss of what was
 * emitted fell from .446 without weight (.447 at 8) to .443 at 50.
 */
const BLOCK_WEIGHT = 50;
/** Nothing learned yet: the evidence stands for itself, and the gate is closed. */
export function uncalibrated(llama: string): Calibration {
  return { llama, outcomes: 0, stated: 0, coefficients: PRIOR, bends: [[], [], [], []], bins: [] };
}

/** Fits a map to outcomes of the past; the same map for any order of them. */
export function* fitCalibration(outcomes: readonly Testified[], llama: string): Steps<Calibration> {
  if (outcomes.length === 0) return uncalibrated(llama);
  const sorted = yield* sortedPiecewise(outcomes, byContent);
  const recent = sorted.filter((one) => one.recent);
  const coefficients = yield* fitScore(recent);
  const scored = (one: Testified) => ({
    hit: one.hit,
    hours: hoursOf(one.minutes),
    score: scoreOf(coefficients, one),
  });
  const all = yield* mappedPiecewise(recent, scored);
  const bends: Bend[] = [];
  for (const length of [1, 2, 3, 4]) {
    const own = all.filter(({ hours }) => hours === length);
    bends.push(yield* bendOf(own, all));
  }
  return {
    llama,
    outcomes: recent.length,
    stated: recent.filter(({ stated }) => stated !== null).length,
    coefficients,
    bends,
    bins: yield* hundredths(yield* mappedPiecewise(sorted, scored)),
  };
}

function* fitScore(outcomes: readonly Testified[]): Steps<number[]> {
  const width = TERMS.length;
  const rows = new Float64Array(outcomes.length * width);
  for (const [row, one] of outcomes.entries()) {
    if (row % PIECE === PIECE - 1) yield;
    rows.set(termsOf(one), row * width);
  }
  const labels = Uint8Array.from(outcomes, ({ hit }) => (hit ? 1 : 0));
  return yield* fitMonotone({ rows, width, labels, prior: PRIOR, strength: STRENGTH }, RISING);
}

function byContent(a: Testified, b: Testified): number {
  const stated = (a.stated ?? -1) - (b.stated ?? -1);
  return a.evidence - b.evidence || stated || a.minutes - b.minutes || Number(a.hit) - Number(b.hit);
}

type Bend = Calibration['bends'][number];

/** Lengths with too few outcomes of their own share the bend of all. */
function* bendOf(own: readonly Scored[], all: readonly Scored[]): Steps<Bend> {
  const outcomes = own.length >= BENT_FROM ? own : all;
  if (outcomes.length < BENT_FROM) return [];
  let least = 0;
  return (yield* isotonicBlocks(outcomes)).map(({ mean, n, hits }) => {
    // Blocks drawn back by different weights could change places.
    least = Math.max(least, (hits + BLOCK_WEIGHT * mean) / (n + BLOCK_WEIGHT));
    return { score: mean, probability: least };
  });
}

function termsOf({ stated, evidence, minutes }: Testimony): number[] {
  const hours = hoursOf(minutes);
  const lengths = [2, 3, 4].map((length) => (hours === length ? 1 : 0));
  return [1, logit(evidence), ...lengths, stated === null ? 0 : 1, stated === null ? 0 : logit(stated)];
}

/** A window's length in whole hours, begun ones counted: 1 to 4. */
function hoursOf(minutes: number): number {
  return Math.min(4, Math.max(1, Math.ceil(minutes / 60)));
}

function scoreOf(coefficients: readonly number[], testimony: Testimony): number {
  const sum = termsOf(testimony).reduce((total, term, at) => total + term * (coefficients[at] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

export interface Calibrated {
  /** 0 to 1. */
  readonly probability: number;
  /** Wilson's lower bound (95 %) of the share of hits among outcomes about as sure or surer. */
  readonly lower: number;
}

/** Scores so little below count as about as sure: a block's width. */
const AS_SURE = 0.05;

export function calibrate(map: Calibration, testimony: Testimony): Calibrated {
  const score = scoreOf(map.coefficients, testimony);
  return {
    probability: bent(map.bends[hoursOf(testimony.minutes) - 1] ?? [], score),
    lower: borneOut(map, score - AS_SURE),
  };
}

function borneOut({ bins }: Calibration, from: number): number {
  const sure = bins.filter(({ until }) => until >= from);
  const total = (of: 'n' | 'hits') => sure.reduce((sum, bin) => sum + bin[of], 0);
  return wilson(total('hits'), total('n')).lower;
}

/** Between the middles of two blocks the probability rises evenly. */
function bent(bend: Bend, score: number): number {
  const right = bend.find((knot) => knot.score >= score);
  const left = bend.findLast((knot) => knot.score < score);
  if (left === undefined || right === undefined) return (left ?? right)?.probability ?? score;
  const share = (score - left.score) / (right.score - left.score);
  return left.probability + share * (right.probability - left.probability);
}

/**
 * The gate: a probability counts only where what was about as sure, or surer, was borne out (PREDICTION.md §6). Counted
 * from the score on, and not in blocks around it: blocks of 100 closed on calls and texts for a fifth of what came true as
 * said, and blocks of 200 never opened for a handful of people.
 */
const GATE = 0.6;

export function gateOpen({ lower }: Calibrated): boolean {
  return lower >= GATE;
}

/** Outcomes that must carry a confidence of the Llama in use before its word is overruled. */
export const DECIDES_FROM = 300;
