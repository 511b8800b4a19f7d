import type { Labelled } from './considered.ts';

/** How often what was queued came true, beside how sure it was. */
export interface Reliability {
  readonly outcomes: number;
  /** Share of hits, 0 to 1; 0 without outcomes. */
  readonly precision: number;
  /** Mean of the confidences that met the threshold. */
  readonly confidence: number;
  /** True where there are enough outcomes, and the two are farther apart than chance and habit explain. */
  readonly off: boolean;
}

/** The newest queued predictions that the alarm looks at, and how far precision may be from confidence. */
export const RELIABILITY_OUTCOMES = 300;
const TOLERANCE = 0.1;

export function reliabilityOf(queued: readonly Pick<Labelled, 'hit' | 'confidence'>[]): Reliability {
  const outcomes = queued.length;
  if (outcomes === 0) return { outcomes, precision: 0, confidence: 0, off: false };
  const precision = queued.filter(({ hit }) => hit).length / outcomes;
  const confidence = queued.reduce((sum, one) => sum + one.confidence, 0) / outcomes;
  const off = outcomes >= RELIABILITY_OUTCOMES && Math.abs(precision - confidence) > TOLERANCE;
  return { outcomes, precision, confidence, off };
}
