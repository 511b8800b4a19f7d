import { type Baseline, whereverItCame } from './baseline.ts';

/** What came at the same time a week ago, as sure as such repetitions were with this person so far. */
export const sameTimeLastWeek: Baseline = {
  name: 'same-time-last-week',
  guesses(past, _crowd) {
    const all = past.needs.flatMap(({ days }) => days);
    const chances = all.flatMap((days) =>
      [...days].filter((day) => day + 7 < past.day).map((day) => days.has(day + 7)),
    );
    const confidence = (chances.filter(Boolean).length + 1) / (chances.length + 2);
    const lastWeek = {
      ...past,
      needs: past.needs.map((need) => ({ ...need, days: need.days.map((days) => only(days, past.day - 7)) })),
    };
    return whereverItCame(lastWeek, () => confidence);
  },
};

function only(days: ReadonlySet<number>, day: number): ReadonlySet<number> {
  return new Set(days.has(day) ? [day] : []);
}
