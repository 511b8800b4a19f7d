import type { PersonAt, Window } from '@ambia/prediction';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { quarantines } from './failures.ts';
import { newestActivity } from './newest-activity.ts';
import { oneOf } from './one-of.ts';
import { readPreferences } from './preferences.ts';
import type { Profile } from './profile.ts';
import { rowsOf } from './rows-of.ts';
import { answer } from './schema/answer.ts';
import { failure } from './schema/failure.ts';
import { userState } from './schema/user-state.ts';
import { users } from './schema/users.ts';
import { readAnswer } from './stored-answer.ts';
import { asText, OWN_TEXT } from './text-kind.ts';
import { zip } from './zip.ts';

/** What is read of people, in as few statements as can be: at each tick nearly everybody is. */
interface Reading {
  /** When they last did anything inside it is read too. */
  readonly window?: Window;
  /** Of whoever has a quarantine nothing but that is read. */
  readonly sparing?: true;
}

interface State extends Pick<PersonAt, 'lastSlot' | 'answer' | 'newestActivity'> {
  readonly quarantinedUntil: number | null;
}

const NEVER_RECORDED: State = { lastSlot: null, answer: null, newestActivity: null, quarantinedUntil: null };

/**
 * Of each person, in their order. Whether they said no is asked first: of whoever did, no activity is looked for. A quarantine
 * that only one of the statements saw holds: where the other found nothing it may have been what it spared.
 */
export async function knownOf(db: Database, profile: Profile, userIds: readonly string[], reading: Reading = {}) {
  const said = profile.usersTable ? await saidOf(db, userIds, reading) : userIds.map(() => NOTHING_SAID);
  const { window: _, ...withoutActivity } = reading;
  const out = userIds.filter((_, at) => said[at]?.optedOut);
  const others = userIds.filter((_, at) => !said[at]?.optedOut);
  const states = new Map([
    ...zip(others, await statesOf(db, profile, others, reading)),
    ...zip(out, await statesOf(db, profile, out, withoutActivity)),
  ]);
  return zip(userIds, said).map(([userId, { quarantinedUntil, ...preferences }]) => {
    const state = states.get(userId) ?? NEVER_RECORDED;
    return { ...preferences, ...state, quarantinedUntil: state.quarantinedUntil ?? quarantinedUntil };
  });
}

interface Said extends Pick<PersonAt, 'optedOut' | 'timeZone'> {
  /** Null also where nobody asked. */
  readonly quarantinedUntil: number | null;
}

const NOTHING_SAID: Said = { ...readPreferences(null), quarantinedUntil: null };

async function saidOf({ orm }: Database, userIds: readonly string[], { sparing }: Reading): Promise<Said[]> {
  const { id: userId, preferences } = users;
  const { quarantinedUntil } = failure;
  const isTheirs = eq(failure.userId, asText(OWN_TEXT, userId));
  const spared = sql`IF(${quarantinedUntil} IS NULL, ${preferences}, NULL)`.mapWith(preferences);
  const rows = await rowsOf(userIds, (ids) =>
    sparing
      ? orm
          .select({ userId, preferences: spared, quarantinedUntil })
          .from(users)
          .leftJoin(failure, isTheirs)
          .where(oneOf(userId, ids))
      : orm.select({ userId, preferences, quarantinedUntil: sql<null>`NULL` }).from(users).where(oneOf(userId, ids)),
  );
  return rows.map((row) =>
    row === null ? NOTHING_SAID : { ...readPreferences(row.preferences), quarantinedUntil: row.quarantinedUntil },
  );
}

async function statesOf(
  db: Database,
  profile: Profile,
  userIds: readonly string[],
  reading: Reading,
): Promise<(State | null)[]> {
  const states = await recordedOf(db, profile, userIds, reading);
  if (!reading.sparing) return states;
  const unrecorded = userIds.filter((_, at) => states[at] === null);
  if (unrecorded.length === 0) return states;
  // A process may have died of somebody before anything of them was recorded.
  const untils = new Map(zip(unrecorded, await quarantines(db, unrecorded)));
  return userIds.map((userId, at) => states[at] ?? { ...NEVER_RECORDED, quarantinedUntil: untils.get(userId) ?? null });
}

/** Null of whoever was never recorded. Nobody has an answer without a state: whoever writes one locks the other first. */
async function recordedOf(
  db: Database,
  profile: Profile,
  userIds: readonly string[],
  { window, sparing }: Reading,
): Promise<(State | null)[]> {
  const { userId, lastSlot, seenSlot } = userState;
  const { quarantinedUntil } = failure;
  const isOwn = eq(answer.userId, userId);
  const newest = window === undefined ? sql<null>`NULL` : newestActivity(db, profile, window);
  const rows = await rowsOf(userIds, (ids) =>
    db.orm
      .select({ userId, lastSlot, seenSlot, answer, newest, quarantinedUntil })
      .from(userState)
      .leftJoin(failure, eq(failure.userId, userId))
      .leftJoin(answer, sparing ? and(isOwn, isNull(quarantinedUntil)) : isOwn)
      .where(oneOf(userId, ids)),
  );
  return rows.map(
    (row) =>
      row && {
        lastSlot: row.lastSlot,
        answer: row.answer && readAnswer(row.answer, row.seenSlot),
        newestActivity: row.newest?.getTime() ?? null,
        quarantinedUntil: row.quarantinedUntil,
      },
  );
}
