import type { Person } from '@ambia/prediction';
import { eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { oneOf } from './one-of.ts';
import { readPreferences } from './preferences.ts';
import type { Profile } from './profile.ts';
import { rowsOf } from './rows-of.ts';
import { answer } from './schema/answer.ts';
import { userState } from './schema/user-state.ts';
import { users } from './schema/users.ts';
import { readAnswer } from './stored-answer.ts';

/** What is known of each person, in their order; someone unknown has said nothing and was never recorded. */
export async function people(db: Database, profile: Profile, userIds: readonly string[]): Promise<Person[]> {
  const [preferences, states] = await Promise.all([
    profile.usersTable ? preferencesOf(db, userIds) : [],
    statesOf(db, userIds),
  ]);
  return userIds.map((_, at) => ({
    ...readPreferences(preferences[at]?.preferences ?? null),
    ...(states[at] ?? NEVER_RECORDED),
  }));
}

function preferencesOf(db: Database, userIds: readonly string[]) {
  const { id: userId, preferences } = users;
  return rowsOf(userIds, (ids) => db.orm.select({ userId, preferences }).from(users).where(oneOf(userId, ids)));
}

type State = Pick<Person, 'lastSlot' | 'answer'>;

const NEVER_RECORDED: State = { lastSlot: null, answer: null };

/** Nobody has an answer without a state: whoever writes one locks the other first. */
async function statesOf(db: Database, userIds: readonly string[]): Promise<(State | null)[]> {
  const { userId, lastSlot, seenSlot } = userState;
  const rows = await rowsOf(userIds, (ids) =>
    db.orm
      .select({ userId, lastSlot, seenSlot, answer })
      .from(userState)
      .leftJoin(answer, eq(answer.userId, userId))
      .where(oneOf(userId, ids)),
  );
  return rows.map(
    (row) => row && { lastSlot: row.lastSlot, answer: row.answer && readAnswer(row.answer, row.seenSlot) },
  );
}
