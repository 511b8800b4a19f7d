import { type ShownHabit, sharesWindow } from './shown-habit.ts';

/** Fewer occasions say nothing. */
const LEAST_OCCASIONS = 3;

/** So that something lies under each of the thresholds the answers are held against. */
const LEAST_CONFIDENCE = 0.5;

/** A habit and how sure the stand-in is of it, 0 to 1, two decimals. */
export interface Statement {
  readonly habit: ShownHabit;
  readonly confidence: number;
}

/** What an honest counter states, surest first: nothing doubtful, and one of two wordings of a need. */
export function honest(habits: readonly ShownHabit[]): Statement[] {
  const sure = habits.filter(({ of }) => of >= LEAST_OCCASIONS).map((habit) => ({ habit, confidence: rate(habit) }));
  const kept: Statement[] = [];
  for (const one of surestFirst(sure.filter(({ confidence }) => confidence >= LEAST_CONFIDENCE))) {
    if (!kept.some((other) => saysTheSame(one.habit, other.habit))) kept.push(one);
  }
  return kept;
}

/** What an inflated model states: everything it was shown, weak or not, between .80 and .95, in the honest order. */
export function inflated(habits: readonly ShownHabit[]): Statement[] {
  return surestFirst(habits.map((habit) => ({ habit, confidence: hundredths(0.8 + 0.15 * rate(habit)) })));
}

/** (kept + 1) / (of + 2): three of three are no certainty. */
function rate({ kept, of }: ShownHabit): number {
  return hundredths((kept + 1) / (of + 2));
}

function hundredths(share: number): number {
  return Math.round(100 * share) / 100;
}

/** What is equally sure keeps its order. */
function surestFirst(statements: readonly Statement[]): Statement[] {
  return statements.toSorted((a, b) => b.confidence - a.confidence);
}

function saysTheSame(one: ShownHabit, other: ShownHabit): boolean {
  return fold(one.need) === fold(other.need) && sharesWindow(one, other);
}

/** A wording without case and punctuation, but for what tells `c`, `c++` and `c#` apart. */
function fold(need: string): string {
  const folded = need
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
  return folded === '' ? need : folded;
}
