import { weekdayIndex } from '@ambia/prediction';
import { type Baseline, whereverItCame } from './baseline.ts';

/** Pseudo-occasions by which an hour of a weekday is drawn to that hour of any day, and that to the hours around the clock. */
const WEIGHT = 10;

/** An hour of one weekday, drawn toward the same hour of any day, drawn toward how often the need comes at all. */
export const hourOfWeek: Baseline = {
  name: 'hour-of-week',
  guesses(past, _crowd) {
    const weekday = weekdayIndex(past.day);
    return whereverItCame(past, ({ days, events }, hour) => {
      const came = [...(days[hour] ?? [])];
      const anyHour = Math.min(1, events / past.covered / 24);
      const anyDay = (came.length + WEIGHT * anyHour) / (past.covered + WEIGHT);
      const onIt = came.filter((day) => weekdayIndex(day) === weekday).length;
      return (onIt + WEIGHT * anyDay) / (past.sameWeekday + WEIGHT);
    });
  },
};
