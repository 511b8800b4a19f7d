import {
  ACTIVITY_LIMIT,
  LESSON_LIMITS,
  type Lessons,
  markDays,
  RECENT_DAYS,
  type TaughtDay,
  taughtDay,
  userHash,
  windowBefore,
} from '@ambia/prediction';
import type { UpkeepParts } from './upkeep.ts';

const DAY_MS = 86_400_000;

type LessonParts = Omit<UpkeepParts, 'events'>;

/** Everything to learn from, as it is stored now. Who said no is not among it. */
export async function lessons(parts: LessonParts, signal: AbortSignal): Promise<Lessons> {
  const people: TaughtDay[][] = [];
  for (const userId of await chosenPeople(parts)) {
    signal.throwIfAborted();
    people.push(await taughtDaysOf(userId, parts));
  }
  return { people, labelled: await lived(parts), llama: parts.llama };
}

/**
 * What became of the word of the Llama in use. Recent outcomes speak for probabilities, older ones only bear out the gate:
 * those fill at most half of the room, so that each has what it needs whatever is crowded.
 */
async function lived({ store, llama, now }: LessonParts): Promise<Lessons['labelled']> {
  const { outcomeDays, outcomes } = LESSON_LIMITS;
  const at = now();
  const weekAgo = at - RECENT_DAYS * DAY_MS;
  const older = { since: at - outcomeDays * DAY_MS, before: weekAgo, limit: outcomes / 2 };
  const bearingOut = await store.testimonies(llama, older);
  const recent = { since: weekAgo, before: at, limit: outcomes - bearingOut.length };
  return [...bearingOut, ...(await store.testimonies(llama, recent))];
}

async function chosenPeople({ store, historyDays, now }: LessonParts): Promise<string[]> {
  let chosen: { readonly userId: string; readonly hash: string }[] = [];
  for await (const page of store.activeUsers(windowBefore(now(), historyDays))) {
    const hashed = page.map((userId) => ({ userId, hash: userHash(userId) }));
    chosen = [...chosen, ...hashed].sort((a, b) => (a.hash < b.hash ? -1 : 1)).slice(0, LESSON_LIMITS.people);
  }
  return chosen.map(({ userId }) => userId);
}

async function taughtDaysOf(userId: string, { store, historyDays, timeZone, now }: LessonParts): Promise<TaughtDay[]> {
  const person = await store.person(userId);
  if (person.optedOut) return [];
  const at = now();
  const activity = await store.activity(userId, windowBefore(at, historyDays), ACTIVITY_LIMIT);
  const marks = markDays(activity, at, person.timeZone ?? timeZone, ACTIVITY_LIMIT);
  const days = Array.from({ length: Math.max(0, marks.today - marks.firstDay) }, (_, day) => marks.firstDay + day);
  return days.flatMap((day) => taughtDay(marks, day) ?? []);
}
