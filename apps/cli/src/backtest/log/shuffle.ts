import { type Activity, needKeyOf, seeded } from '@ambia/prediction';
import type { ActivityLog, LogPerson } from './activity-log.ts';
import { calendarOf } from './calendar.ts';

const MINUTE_MS = 60_000;
/** One need again and again with no longer pause than this is one burst, such as a conversation. */
const BURST_MS = 60 * MINUTE_MS;

/**
 * The log with every burst at a random minute of one of its person's days, drawn evenly: what people did and how often
 * is the same, when they did it says nothing. Bursts stay together: scattered one by one, forty messages a day would
 * come in every window, and be foreseen rightly. Nothing leaves the person's first and last day.
 */
export function shuffled(log: ActivityLog, seed: number): ActivityLog {
  const calendar = calendarOf(log);
  const random = seeded(seed);
  return { ...log, people: log.people.map((person) => shuffledPerson(person, calendar, random)) };
}

type Days = Pick<ReturnType<typeof calendarOf>, 'startOf' | 'dayOf'>;

function shuffledPerson({ userId, activity }: LogPerson, { startOf, dayOf }: Days, random: () => number): LogPerson {
  const first = startOf(dayOf(activity[0]?.at ?? 0));
  const end = startOf(dayOf(activity.at(-1)?.at ?? 0) + 1);
  const moved = burstsOf(activity).flatMap((burst) => {
    const from = burst[0]?.at ?? first;
    const lasts = (burst.at(-1)?.at ?? from) - from;
    const minutes = Math.max(1, Math.floor((end - first - lasts) / MINUTE_MS));
    const to = first + Math.floor(random() * minutes) * MINUTE_MS;
    return burst.map((one): Activity => ({ ...one, at: to + one.at - from }));
  });
  return { userId, activity: moved.toSorted((a, b) => a.at - b.at) };
}

/** @param activity of one person, oldest first */
function burstsOf(activity: readonly Activity[]): Activity[][] {
  const bursts: Activity[][] = [];
  const open = new Map<string | null, Activity[]>();
  for (const one of activity) {
    const need = needKeyOf(one);
    const burst = open.get(need);
    const last = burst?.at(-1);
    if (burst !== undefined && last !== undefined && one.at - last.at <= BURST_MS) {
      burst.push(one);
      continue;
    }
    const begun = [one];
    bursts.push(begun);
    open.set(need, begun);
  }
  return bursts;
}
