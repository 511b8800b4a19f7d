import type { Analysis } from '@ambia/prediction';
import { eq } from 'drizzle-orm';
import type { Transaction } from './connection.ts';
import { readPreferences } from './preferences.ts';
import type { Profile } from './profile.ts';
import { users } from './schema/users.ts';

/**
 * Whether the person was deleted and the analysis holds words of theirs to be remembered. Where there are rows their
 * foreign key says so; our own tables have none.
 */
export async function isGone(tx: Transaction, profile: Profile, analysis: Analysis): Promise<boolean> {
  if (!everyoneIsAUser(profile)) return false;
  if (analysis.considered.length === 0 && analysis.answer === undefined) return false;
  const found = await tx.select({ id: users.id }).from(users).where(eq(users.id, analysis.userId));
  return found.length === 0;
}

/** Only generation B has a users table behind every person: elsewhere someone missing in it may well exist. */
export function everyoneIsAUser({ generation, usersTable }: Profile): boolean {
  return generation === 'B' && usersTable;
}

/** Whether a person said no, or was deleted where everyone is in users. */
export async function isNoOrGone(tx: Transaction, profile: Profile, userId: string): Promise<boolean> {
  if (!profile.usersTable) return false;
  const [user] = await tx.select({ preferences: users.preferences }).from(users).where(eq(users.id, userId));
  return user === undefined ? everyoneIsAUser(profile) : readPreferences(user.preferences).optedOut;
}
