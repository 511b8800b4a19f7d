import type { Database } from '@ambia/db';
import { personId, wordingOf } from '@ambia/stage';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Days of habit: enough for the history's own count to be sure of it. */
const DAYS = 28;
/** Rows of one statement: some 600 KB. */
const BATCH = 5_000;

/** The hour in which everyone has their habit: so far ahead that no run of a fault reaches it. */
function habitHour(now: number): number {
  return Math.floor((now + 6 * HOUR_MS) / HOUR_MS) * HOUR_MS;
}

/** Adds so many people, each with one habit once a day in a wording of their own, the last time `habitHour` a day ago. */
export async function addPeople(db: Database, count: number, from = 0): Promise<readonly string[]> {
  const hour = habitHour(Date.now());
  const people = Array.from({ length: count }, (_, index) => personId(from + index));
  const rows = people.flatMap((person) => habitRows({ id: person, person, wording: wordingOf(person), hour }));
  for (let start = 0; start < rows.length; start += BATCH) await insert(db, rows.slice(start, start + BATCH));
  return people;
}

/** Adds a person's nth habit, once a day as the first, and that they did the same just now: what is new is looked at. */
export async function addHabit(db: Database, person: string, nth: number): Promise<void> {
  const now = Date.now();
  const id = `${person}-${nth}`;
  const wording = `${wordingOf(person)} ${nth}`;
  const past = habitRows({ id, person, wording, hour: habitHour(now) });
  await insert(db, [...past, row(`${id}-now`, person, wording, now)]);
}

interface Habit {
  /** Begins the ids of its rows. */
  readonly id: string;
  readonly person: string;
  readonly wording: string;
  readonly hour: number;
}

function habitRows({ id, person, wording, hour }: Habit): ActivityRow[] {
  return Array.from({ length: DAYS }, (_, day) =>
    row(`${id}-${day}`, person, wording, hour - (day + 1) * DAY_MS + 20 * 60_000),
  );
}

type ActivityRow = ReturnType<typeof row>;

function row(id: string, person: string, wording: string, at: number) {
  return [id, person, 'query', wording, new Date(at), 'evening', 'friday'] as const;
}

async function insert(db: Database, rows: readonly ActivityRow[]): Promise<void> {
  await db.pool.query(
    'INSERT INTO activity_log (id, user_id, action_type, query, timestamp, time_of_day, day_of_week) VALUES ?',
    [rows],
  );
}
