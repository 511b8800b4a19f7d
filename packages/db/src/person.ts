import type { Person } from '@ambia/prediction';
import { eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { readPreferences } from './preferences.ts';
import type { Profile } from './profile.ts';
import { answer } from './schema/answer.ts';
import { userState } from './schema/user-state.ts';
import { users } from './schema/users.ts';
import { readAnswer } from './stored-answer.ts';

/** What is known of a person; someone unknown has said nothing and was never recorded. */
export async function person(db: Database, profile: Profile, userId: string): Promise<Person> {
  const preferences = profile.usersTable ? await preferencesOf(db, userId) : null;
  return { ...readPreferences(preferences), ...(await stateOf(db, userId)) };
}

async function preferencesOf(db: Database, userId: string): Promise<unknown> {
  const [user] = await db.orm.select({ preferences: users.preferences }).from(users).where(eq(users.id, userId));
  return user?.preferences ?? null;
}

/** Nobody has an answer without a state: whoever writes one locks the other first. */
async function stateOf(db: Database, userId: string): Promise<Pick<Person, 'lastSlot' | 'answer'>> {
  const [row] = await db.orm
    .select({ lastSlot: userState.lastSlot, seenSlot: userState.seenSlot, answer })
    .from(userState)
    .leftJoin(answer, eq(answer.userId, userState.userId))
    .where(eq(userState.userId, userId));
  if (row === undefined) return { lastSlot: null, answer: null };
  return { lastSlot: row.lastSlot, answer: row.answer && readAnswer(row.answer, row.seenSlot) };
}
