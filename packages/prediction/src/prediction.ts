import type { Considered } from './considered.ts';
import { type Decision, decide } from './decision.ts';
import type { Expectation } from './expectation.ts';
import { rowId } from './identity.ts';
import type { Learned } from './learned.ts';
import { occurrenceAfter } from './occurrence.ts';
import type { AnalyzeUserRules } from './rules.ts';
import { localTime } from './zone.ts';

/** An expectation with the window it comes in next, and what was decided about it. */
export interface Prediction {
  readonly expectation: Expectation;
  readonly decision: Decision;
  /** When the need is likeliest: milliseconds since the epoch. */
  readonly peak: number;
  readonly considered: Considered;
}

/** Whom predictions are for and by which rules they are made. */
export interface PredictionFrame {
  readonly userId: string;
  readonly slot: number;
  readonly zone: string;
  readonly learned: Learned;
  readonly rules: AnalyzeUserRules;
}

/** Farther ahead than a weekly habit ever is: a window beyond this was not computed from one. */
const HORIZON_MS = 8 * 86_400_000;

/** The next coming of an expectation; null where it lies beyond the eight days that are queued ahead. */
export function predict(expectation: Expectation, frame: PredictionFrame): Prediction | null {
  const { userId, slot, zone, rules } = frame;
  const { from, until, peak } = occurrenceAfter(expectation, slot, zone);
  if (peak > slot + HORIZON_MS) return null;
  const decision = decide(expectation, frame.learned, rules);
  const local = localTime(from, zone);
  const considered: Considered = {
    id: rowId(userId, expectation.need, `${local.date}T${local.time}`),
    userId,
    slot,
    need: expectation.need,
    from,
    until,
    scheduledFor: Math.max(peak - rules.leadMinutes * 60_000, wholeSecondAfter(slot)),
    stated: expectation.stated,
    evidence: expectation.evidence,
    kept: expectation.kept,
    calibrated: decision.calibrated,
    confidence: decision.confidence,
    decidedBy: decision.decidedBy,
    ruling: decision.ruling,
    llama: rules.llama,
  };
  return { expectation, decision, peak, considered };
}

function wholeSecondAfter(slot: number): number {
  return Math.ceil(slot / 1_000) * 1_000;
}
