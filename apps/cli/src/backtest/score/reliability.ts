import { seeded } from '@ambia/prediction';
import type { ReliabilityBin, Score } from '../report.ts';

const BINS = 10;
/** How often a perfect forecaster is played. */
const SIMULATIONS = 1_000;

interface Stated {
  readonly confidence: number;
  readonly hit: boolean;
}

/** Ten bins of equal width, also the empty ones. */
export function reliabilityBins(outcomes: readonly Stated[]): ReliabilityBin[] {
  const bins = Array.from({ length: BINS }, () => ({ n: 0, stated: 0, hits: 0 }));
  for (const { confidence, hit } of outcomes) {
    const bin = bins[binOf(confidence)];
    if (bin === undefined) continue;
    bin.n++;
    bin.stated += confidence;
    bin.hits += hit ? 1 : 0;
  }
  return bins.map(({ n, stated, hits }, index) => ({
    from: index / BINS,
    until: (index + 1) / BINS,
    n,
    meanConfidence: n === 0 ? 0 : stated / n,
    hitRate: n === 0 ? 0 : hits / n,
  }));
}

function binOf(confidence: number): number {
  return Math.min(BINS - 1, Math.floor(confidence * BINS + 1e-9));
}

/** Expected calibration error: how far confidence and share of hits lie apart, bins weighted by their counts. */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  if (n === 0) return 0;
  return bins.reduce((sum, bin) => sum + Math.abs(bin.meanConfidence - bin.hitRate) * bin.n, 0) / n;
}

/** The calibration error of somebody whose every confidence is true, by chance alone: mean and the middle 95 %. */
export function calibrationFloor(confidences: readonly number[], seed: number): Score['eceFloor'] {
  if (confidences.length === 0) return { mean: 0, lower: 0, upper: 0 };
  const random = seeded(seed);
  const errors = Array.from({ length: SIMULATIONS }, () => simulatedError(confidences, random));
  errors.sort((a, b) => a - b);
  const at = (share: number) => errors[Math.round(share * (SIMULATIONS - 1))] ?? 0;
  return { mean: errors.reduce((sum, one) => sum + one, 0) / SIMULATIONS, lower: at(0.025), upper: at(0.975) };
}

function simulatedError(confidences: readonly number[], random: () => number): number {
  const surplus = new Float64Array(BINS);
  for (const confidence of confidences) {
    const bin = binOf(confidence);
    surplus[bin] = (surplus[bin] ?? 0) + confidence - (random() < confidence ? 1 : 0);
  }
  return surplus.reduce((sum, one) => sum + Math.abs(one), 0) / confidences.length;
}
