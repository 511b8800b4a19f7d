import { WEEKDAYS } from './local-minute.ts';

/** A class of days on which something may come back. */
export interface Recurrence {
  readonly weekdays: readonly number[];
  /** Several such days, for a sentence. */
  readonly many: string;
}

/** The widest first: of two that are equal otherwise, the earlier one is taken. */
export const RECURRENCES: readonly Recurrence[] = [
  { weekdays: [0, 1, 2, 3, 4, 5, 6], many: 'days' },
  { weekdays: [0, 1, 2, 3, 4], many: 'weekdays' },
  { weekdays: [5, 6], many: 'weekend days' },
  ...WEEKDAYS.map((name, weekday) => ({
    weekdays: [weekday],
    many: `${name.charAt(0).toUpperCase()}${name.slice(1)}s`,
  })),
];
