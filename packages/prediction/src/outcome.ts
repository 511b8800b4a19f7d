/**
 * How a due (slot, person) can end. Every one but `failed` and `expired` is a success; `superseded`: a later slot of the
 * person was recorded first; `over_budget`: the day's tokens are spent, and Llama would have had to be asked;
 * `quarantined`: processes died with them in hand, and nobody tries again before the cool-down is over.
 */
export const OUTCOMES = [
  'analyzed',
  'unchanged',
  'no_activity',
  'opted_out',
  'user_gone',
  'superseded',
  'over_budget',
  'failed',
  'expired',
  'quarantined',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

export interface TokenUse {
  readonly prompt: number;
  readonly completion: number;
}

export const NO_TOKENS: TokenUse = { prompt: 0, completion: 0 };
