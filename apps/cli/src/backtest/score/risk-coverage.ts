import type { CoveragePoint } from '../report.ts';
import type { Outcome } from './outcome.ts';

/** Points of a curve: as many as a drawing shows. */
const POINTS = 60;

/** Precision by how many were queued if only the surest were; equally sure ones come together. */
export function riskCoverage(outcomes: readonly Outcome[], personDays: number): CoveragePoint[] {
  const ranked = outcomes.toSorted((a, b) => b.confidence - a.confidence);
  const points: CoveragePoint[] = [];
  let hits = 0;
  for (const [index, { confidence, hit }] of ranked.entries()) {
    hits += hit ? 1 : 0;
    if (ranked[index + 1]?.confidence === confidence) continue;
    points.push({ perPersonDay: (index + 1) / personDays, precision: hits / (index + 1), threshold: confidence });
  }
  const step = Math.max(1, Math.ceil(points.length / POINTS));
  return points.filter((_, index) => index % step === 0 || index === points.length - 1);
}
