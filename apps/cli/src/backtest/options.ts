import type { AnalyzeUserRules } from '@ambia/prediction';
import type { ScoredRules } from './log/scored-days.ts';
import type { ProtocolRules } from './replay/setting.ts';

export const LLAMAS = ['stand-in', 'none', 'together', 'recorded'] as const;

export type LlamaChoice = (typeof LLAMAS)[number];

/** What a backtest was asked to do; all but the files, which change nothing of what comes out. */
export interface BacktestOptions {
  readonly scored: ScoredRules;
  readonly protocol: Omit<ProtocolRules, 'seed'>;
  readonly rules: Omit<AnalyzeUserRules, 'llama'>;
  readonly llamas: readonly LlamaChoice[];
  /** The stand-in states .80 to .95, as language models do. */
  readonly inflate: boolean;
  readonly learnEveryDays: number;
  /** Every event at a random time of a random day. */
  readonly shuffle: boolean;
  readonly seeds: readonly number[];
}
