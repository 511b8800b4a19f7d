import { weekdayIndex } from '@ambia/prediction';
import { atLeastOnce, type Baseline, whereverItCame } from './baseline.ts';

/** How often a need comes, times the hour's share, times the weekday's: each counted for itself, as if they had nothing to do with each other. */
export const separateCounts: Baseline = {
  name: 'separate counts',
  guesses(past, _crowd) {
    const events = past.byHour.reduce((sum, one) => sum + one, 0);
    const weekday = ((past.byWeekday[weekdayIndex(past.day)] ?? 0) * 7) / events;
    return whereverItCame(past, (need, hour) => {
      const share = (past.byHour[hour] ?? 0) / events;
      return atLeastOnce((need.events / past.covered) * share * weekday);
    });
  },
};
