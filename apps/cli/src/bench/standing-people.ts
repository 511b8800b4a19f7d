import type { Store } from '@ambia/db';
import type { Ground } from './ground.ts';
import type { Installation } from './installation.ts';
import { addActivity, benchPerson } from './people.ts';
import { oneRun } from './run-of.ts';

const HOUR_MS = 3_600_000;
const DAYS = 28;
const BATCH = 100_000;

/** When their habit comes: so far ahead that nothing falls due while they are measured. */
function nextHabit(now: number): number {
  return now + 6 * HOUR_MS;
}

/**
 * So many people with a habit a day and a standing answer, so that there is nothing to learn and nothing due. The first
 * is really asked about, by a worker; the others have the same past, and so the same answer.
 */
export async function addStandingPeople(
  installation: Installation,
  people: number,
  ground: Ground,
  events = DAYS,
): Promise<void> {
  const { db } = installation;
  const until = nextHabit(Date.now()) - 24 * HOUR_MS;
  await addActivity(db, { people: 1, events: DAYS, until, days: DAYS });
  await installation.fleet.start(1);
  const { outcomes } = await oneRun(installation, ground);
  if (outcomes.analyzed !== 1) throw new Error(`the first person was not analysed: ${JSON.stringify(outcomes)}`);
  await installation.fleet.close();
  await addActivity(db, { from: 1, people: people - 1, events, until, days: events });
  for (let from = 1; from < people; from += BATCH) await copyAnswer(installation, from, Math.min(people, from + BATCH));
  await db.pool.query('ANALYZE TABLE activity_log, ambia_user_state, ambia_answer');
}

/** The first person's state and answer to those whose numbers lie from `from` to below `before`. */
async function copyAnswer({ db }: Installation, from: number, before: number): Promise<void> {
  const others = `(SELECT DISTINCT user_id FROM activity_log WHERE user_id BETWEEN ? AND ?) AS others`;
  const span = [benchPerson(from), benchPerson(before - 1), benchPerson(0)];
  await db.pool.query(
    `INSERT INTO ambia_user_state (user_id, last_slot, seen_slot, outcome, updated_at)
     SELECT others.user_id, last_slot, seen_slot, outcome, updated_at FROM ${others}, ambia_user_state AS first
     WHERE first.user_id = ?`,
    span,
  );
  await db.pool.query(
    `INSERT INTO ambia_answer (user_id, slot, zone, llama, model, asked, patterns)
     SELECT others.user_id, slot, zone, llama, model, asked, patterns FROM ${others}, ambia_answer AS first
     WHERE first.user_id = ?`,
    span,
  );
}

/** Throws where a run did anything but find that nothing changed. */
export function expectUnchanged(
  { outcomes, llama_calls }: Pick<Awaited<ReturnType<Store['recentRuns']>>[number], 'outcomes' | 'llama_calls'>,
  people: number,
): void {
  if (outcomes.unchanged === people && llama_calls === 0) return;
  throw new Error(`expected ${people} unchanged and no call: ${JSON.stringify(outcomes)}, ${llama_calls} calls`);
}
