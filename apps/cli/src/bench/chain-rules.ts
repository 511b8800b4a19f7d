import { type AnalyzeUserRules, llamaName } from '@ambia/prediction';

const HOUR_MS = 3_600_000;

/** The defaults of a worker, for chains that a bench runs itself. */
export const CHAIN_RULES: AnalyzeUserRules = {
  historyDays: 30,
  confidence: { keep: 0.6, queue: 0.7 },
  leadMinutes: 5,
  timeZone: 'UTC',
  llama: llamaName('bench'),
  reanalyzeAfterMs: 24 * HOUR_MS,
  horizonMs: 65 * 60_000,
  calibration: 'auto',
};
