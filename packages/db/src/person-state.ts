import type { Outcome } from '@ambia/prediction';
import { eq, sql } from 'drizzle-orm';
import type { Transaction } from './connection.ts';
import { userState } from './schema/user-state.ts';

/** Makes sure the person has a state row, locks it until the transaction ends, and says which slot it stands at. */
export async function lockPerson(tx: Transaction, userId: string, at: number): Promise<number | null> {
  await tx
    .insert(userState)
    .values({ userId, updatedAt: at })
    .onDuplicateKeyUpdate({ set: { userId: sql`${userState.userId}` } });
  const [state] = await tx
    .select({ lastSlot: userState.lastSlot })
    .from(userState)
    .where(eq(userState.userId, userId))
    .for('update');
  return state?.lastSlot ?? null;
}

export async function advancePerson(
  tx: Transaction,
  userId: string,
  to: { readonly slot: number; readonly outcome: Outcome; readonly at: number },
): Promise<void> {
  await tx
    .update(userState)
    .set({ lastSlot: to.slot, outcome: to.outcome, updatedAt: to.at })
    .where(eq(userState.userId, userId));
}
