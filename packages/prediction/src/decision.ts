import { type Calibrated, calibrate, DECIDES_FROM, gateOpen } from './calibration.ts';
import type { Expectation } from './expectation.ts';
import type { Learned } from './learned.ts';
import type { AnalyzeUserRules } from './rules.ts';

/**
 * `auto`: the calibrated probability decides once enough outcomes of the Llama in use are known; `open`: as if they
 * were (a backtest's); `shadow`: it is recorded and never decides; `off`: it is not even computed.
 */
export type CalibrationMode = 'auto' | 'open' | 'shadow' | 'off';

/** Why a prediction is queued or not; `left_out`: Llama was shown the habit and did not name it. */
export const RULINGS = ['queued', 'below_threshold', 'gate_closed', 'left_out'] as const;

export type Ruling = (typeof RULINGS)[number];

/** Whose number a confidence is. */
export type DecidedBy = 'llama' | 'habit' | 'calibration';

export interface Decision {
  /** The calibrated probability, 0 to 1; null where there is none. */
  readonly calibrated: number | null;
  /** The number that meets the threshold. */
  readonly confidence: number;
  readonly decidedBy: DecidedBy;
  readonly ruling: Ruling;
}

/**
 * Whether an expectation is queued. Llama's own number meets the threshold as the original rule says, until enough
 * outcomes tell what its numbers are worth; a need without evidence is never decided by calibration.
 */
export function decide(expectation: Expectation, learned: Learned, rules: AnalyzeUserRules): Decision {
  const calibrated = calibratedOf(expectation, learned, rules);
  const decision = decisionBy(calibrated, expectation, learned, rules);
  return expectation.leftOut ? { ...decision, ruling: 'left_out' } : decision;
}

function calibratedOf(
  { stated, evidence, minutes }: Expectation,
  { calibration }: Learned,
  rules: AnalyzeUserRules,
): Calibrated | null {
  if (rules.calibration === 'off' || evidence === null) return null;
  return calibrate(calibration, { stated: calibration.llama === rules.llama ? stated : null, evidence, minutes });
}

function decisionBy(
  calibrated: Calibrated | null,
  { stated, evidence }: Expectation,
  learned: Learned,
  rules: AnalyzeUserRules,
): Decision {
  const least = rules.confidence.queue;
  if (calibrated !== null && speaks(learned, rules)) {
    const { probability } = calibrated;
    const passed = gateOpen(calibrated) ? 'queued' : 'gate_closed';
    const ruling = probability >= least ? passed : 'below_threshold';
    return { calibrated: probability, confidence: probability, decidedBy: 'calibration', ruling };
  }
  const confidence = stated ?? evidence ?? 0;
  const ruling = confidence >= least ? 'queued' : 'below_threshold';
  return {
    calibrated: calibrated?.probability ?? null,
    confidence,
    decidedBy: stated === null ? 'habit' : 'llama',
    ruling,
  };
}

function speaks({ calibration }: Learned, { calibration: mode, llama }: AnalyzeUserRules): boolean {
  if (mode !== 'auto') return mode === 'open';
  return calibration.llama === llama && calibration.stated >= DECIDES_FROM;
}
