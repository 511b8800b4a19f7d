import type { PersonAt, Window } from '@ambia/prediction';
import { and, eq, isNotNull, isNull, notExists, sql } from 'drizzle-orm';
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

/** Of each person, in their order. */
export async function knownOf(db: Database, profile: Profile, userIds: readonly string[], reading: Reading = {}) {
  const [preferences, states] = await Promise.all([
    profile.usersTable ? preferencesOf(db, userIds, reading) : [],
    statesOf(db, profile, userIds, reading),
  ]);
  return userIds.map((_, at) => ({
    ...readPreferences(preferences[at]?.preferences ?? null),
    ...(states[at] ?? NEVER_RECORDED),
  }));
}

function preferencesOf({ orm }: Database, userIds: readonly string[], { sparing }: Reading) {
  const { id: userId, preferences } = users;
  const quarantine = orm
    .select({ userId: failure.userId })
    .from(failure)
    .where(and(eq(failure.userId, asText(OWN_TEXT, userId)), isNotNull(failure.quarantinedUntil)));
  const spared = sparing && notExists(quarantine);
  return rowsOf(userIds, (ids) =>
    orm
      .select({ userId, preferences })
      .from(users)
      .where(and(oneOf(userId, ids), spared)),
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
