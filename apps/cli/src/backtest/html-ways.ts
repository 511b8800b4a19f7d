import type { BacktestReport, Score } from './report.ts';

/** A score and how it is told from the others throughout the page. */
export interface Way {
  readonly score: Score;
  /** Begins every id of its parts. */
  readonly id: string;
  /** `A`, in tables and beside its curve. */
  readonly mark: string;
  /** Class that sets the colour. */
  readonly color: string;
  readonly chain: boolean;
}

/** As many as the style sheet knows. */
const COLORS = 8;

/** The chain comes first whatever it is called; another is one of its kind if its name says so. */
export function waysOf({ scores }: BacktestReport): readonly Way[] {
  return scores.map((score, index) => ({
    score,
    id: `way-${index + 1}`,
    mark: String.fromCodePoint('A'.charCodeAt(0) + index),
    color: `c${index % COLORS}`,
    chain: index === 0 || /^chain\b/i.test(score.name),
  }));
}
