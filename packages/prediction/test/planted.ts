import type { Activity } from '../src/index.ts';
import { seeded } from '../src/seeded.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A person in UTC whose habits are known because they were put there: their share of kept occasions is the chance. */
export const PLANTED = {
  /** Working days between 08:00 and 08:30. */
  news: { chance: 0.8, minute: 8 * 60 },
  /** Fridays between 20:00 and 20:30. */
  films: { chance: 0.9, minute: 20 * 60 },
} as const;

/** What is asked for at any time at all. */
const NOISE = ['weather', 'pizza', 'shoes', 'flights', 'gifts', 'taxi'];

/** @param until milliseconds since the epoch: the last day is the one before */
export function plantedPerson(seed: number, { until, days = 30 }: { until: number; days?: number }): Activity[] {
  const random = seeded(seed);
  const midnight = until - (until % DAY_MS);
  const activity = Array.from({ length: days }, (_, back) => plantedDay(midnight - (days - back) * DAY_MS, random));
  return activity.flat();
}

function plantedDay(midnight: number, random: () => number): Activity[] {
  const weekday = new Date(midnight).getUTCDay();
  const did = (query: string, minute: number): Activity => ({
    at: midnight + Math.floor(minute) * MINUTE_MS,
    action: 'query',
    query,
  });
  const planted = (query: keyof typeof PLANTED, comes: boolean) => {
    const { chance, minute } = PLANTED[query];
    const kept = random() < chance;
    return comes && kept ? [did(query, minute + random() * 30)] : [];
  };
  const noise = Array.from({ length: 3 }, () => {
    return did(NOISE[Math.floor(random() * NOISE.length)] ?? '', random() * 1_440);
  });
  return [...planted('news', weekday >= 1 && weekday <= 5), ...planted('films', weekday === 5), ...noise];
}

/** The same events at any time of any of the days: the same needs as often, and no habit left. */
export function shuffledTime(activity: readonly Activity[], seed: number): Activity[] {
  const random = seeded(seed);
  const from = Math.min(...activity.map(({ at }) => at));
  const span = Math.max(...activity.map(({ at }) => at)) - from;
  return activity.map((one) => ({ ...one, at: from + Math.floor((random() * span) / 1_000) * 1_000 }));
}

/** The same events in another order. */
export function shuffledOrder<T>(values: readonly T[], seed: number): T[] {
  const random = seeded(seed);
  const keyed = values.map((value) => ({ value, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}
