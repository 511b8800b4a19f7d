import { type Baseline, whereverItCame } from './baseline.ts';

/** The share of days on which a need came in an hour. One day more is counted than there was, so that a first day is no certainty. */
export const hourOfDay: Baseline = {
  name: 'hour-of-day',
  guesses: (past, _crowd) => whereverItCame(past, ({ days }, hour) => (days[hour]?.size ?? 0) / (past.covered + 1)),
};
