import { cutVisibly } from './clean-text.ts';
import type { CalibrationMode } from './decision.ts';
import { PROMPT_VERSION } from './prompt-document.ts';

/** Both inclusive: 0.7 exactly is queued, 0.6999 is not. */
export interface Thresholds {
  /** From here a pattern counts as detected (0.6). */
  readonly keep: number;
  /** From here its prediction is queued (0.7). */
  readonly queue: number;
}

/** What an installation decided about its analyses. */
export interface AnalyzeUserRules {
  readonly historyDays: number;
  readonly confidence: Thresholds;
  /** How long before its need a page is made. */
  readonly leadMinutes: number;
  /** The zone of people who named none. */
  readonly timeZone: string;
  /** Model and prompt version in use, at most 120 characters: whose confidences are compared with each other. */
  readonly llama: string;
  /** An answer older than this is asked for again. */
  readonly reanalyzeAfterMs: number;
  /** How far ahead stored patterns are queued. */
  readonly horizonMs: number;
  readonly calibration: CalibrationMode;
}

const MODEL_LIMIT = 115;

/** Whose confidences are compared with each other: a model's under one version of the prompt, at most 120 characters. */
export function llamaName(model: string): string {
  return `${cutVisibly(model, MODEL_LIMIT)}#${PROMPT_VERSION}`;
}
