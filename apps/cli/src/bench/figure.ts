import type { Bar, Bench, FigureForm, Round } from './bench.ts';
import { type Spread, spreadOf } from './spread.ts';

/** A figure after all rounds. */
export interface Figure extends FigureForm {
  readonly key: string;
  /** One value a round, in their order. */
  readonly rounds: readonly number[];
  readonly spread: Spread | null;
  /** Null where there is no bar; what has one and was not measured is not reached. */
  readonly reached: boolean | null;
}

/** The figures of a bench, in its own order. */
export function figuresOf({ figures }: Pick<Bench, 'figures'>, rounds: readonly Round[]): Figure[] {
  return Object.entries(figures).map(([key, form]) => {
    const values = rounds.flatMap((round) => round[key] ?? []);
    const spread = spreadOf(values);
    return { ...form, key, rounds: values, spread, reached: reachedBy(form, spread) };
  });
}

function reachedBy({ bar, always }: FigureForm, spread: Spread | null): boolean | null {
  if (bar === undefined) return null;
  if (spread === null) return false;
  const { median, min, max } = spread;
  return always ? meets(bar, min) && meets(bar, max) : meets(bar, median);
}

function meets(bar: Bar, value: number): boolean {
  return 'atLeast' in bar ? value >= bar.atLeast : value <= bar.atMost;
}
