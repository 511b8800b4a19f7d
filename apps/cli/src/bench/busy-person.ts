import { type Activity, seeded } from '@ambia/prediction';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

/** Needs that come at their own time of day, give or take, and those that come at any. */
const HABITS = 30;
const WORDS = ['news', 'pizza', 'train', 'weather', 'films', 'gym', 'stocks', 'recipes'];

/** So many events of 30 days by somebody with many habits and as much noise, newest first. */
export function busyPerson(events: number, until: number, seed: number): Activity[] {
  const random = seeded(seed);
  const draw = (below: number) => Math.floor(random() * below);
  const activity = Array.from({ length: events }, () => {
    const nth = draw(HABITS);
    const minute = random() < 0.6 ? nth * 47 + draw(60) : draw(1_440);
    const at = until - (1 + draw(29)) * DAY_MS + (minute % 1_440) * MINUTE_MS;
    return { at, action: 'query', query: `${WORDS[nth % WORDS.length]} ${Math.floor(nth / WORDS.length)}` };
  });
  return activity.toSorted((one, other) => other.at - one.at);
}
