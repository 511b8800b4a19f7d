import type { Analysis } from '@ambia/prediction';
import { eq } from 'drizzle-orm';
import type { Transaction } from './connection.ts';
import type { Profile } from './profile.ts';
import { users } from './schema/users.ts';

/**
 * Whether the person was deleted and the analysis holds words of theirs to be remembered. Where there are rows their
 * foreign key says so; our own tables have none, as only generation B has a users table behind every person.
 */
export async function isGone(tx: Transaction, profile: Profile, analysis: Analysis): Promise<boolean> {
  if (profile.generation !== 'B' || !profile.usersTable) return false;
  if (analysis.considered.length === 0 && analysis.answer === undefined) return false;
  const found = await tx.select({ id: users.id }).from(users).where(eq(users.id, analysis.userId));
  return found.length === 0;
}
