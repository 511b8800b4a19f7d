import type { CoveragePoint } from './report.ts';

/** The curve's precision with so many a person-day, on the straight line between its points; before its first point that one's, since equally sure ones come together; null beyond its last. */
export function precisionAt(curve: readonly CoveragePoint[], perPersonDay: number): number | null {
  const next = curve.findIndex((point) => point.perPersonDay >= perPersonDay - 1e-9);
  const [before, after] = [curve[next - 1], curve[next]];
  if (after === undefined) return null;
  if (before === undefined) return after.precision;
  const part = (perPersonDay - before.perPersonDay) / (after.perPersonDay - before.perPersonDay);
  return before.precision + Math.min(1, part) * (after.precision - before.precision);
}
