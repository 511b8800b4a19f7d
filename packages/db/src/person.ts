import type { Person } from '@ambia/prediction';
import { eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { readPreferences } from './preferences.ts';
import type { Profile } from './profile.ts';
import { userState } from './schema/user-state.ts';
import { users } from './schema/users.ts';

/** What is known of a person; someone unknown has said nothing and was never recorded. */
export async function person(db: Database, profile: Profile, userId: string): Promise<Person> {
  const preferences = profile.usersTable ? await preferencesOf(db, userId) : null;
  return { ...readPreferences(preferences), lastSlot: await lastSlot(db, userId) };
}

async function preferencesOf(db: Database, userId: string): Promise<unknown> {
  const [user] = await db.orm.select({ preferences: users.preferences }).from(users).where(eq(users.id, userId));
  return user?.preferences ?? null;
}

async function lastSlot(db: Database, userId: string): Promise<number | null> {
  const [state] = await db.orm
    .select({ lastSlot: userState.lastSlot })
    .from(userState)
    .where(eq(userState.userId, userId));
  return state?.lastSlot ?? null;
}
