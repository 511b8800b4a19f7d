import type { Database } from '@ambia/db';
import { personId, wordingOf } from './person-name.ts';

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
  const rows = people.flatMap((person) =>
    Array.from({ length: DAYS }, (_, day) => [
      `${person}-${day}`,
      person,
      'query',
      wordingOf(person),
      new Date(hour - (day + 1) * DAY_MS + 20 * 60_000),
      'evening',
      'friday',
    ]),
  );
  for (let start = 0; start < rows.length; start += BATCH) {
    await db.pool.query(
      'INSERT INTO activity_log (id, user_id, action_type, query, timestamp, time_of_day, day_of_week) VALUES ?',
      [rows.slice(start, start + BATCH)],
    );
  }
  return people;
}
