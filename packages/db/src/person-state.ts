import type { Outcome } from '@ambia/prediction';
import { eq, sql } from 'drizzle-orm';
import type { Transaction } from './connection.ts';
import { userState } from './schema/user-state.ts';

export interface PersonState {
  /** The newest slot that was recorded; null before the first. */
  readonly lastSlot: number | null;
  /** The newest slot that was counted as superseded. */
  readonly supersededSlot: number | null;
}

/** Makes sure the person has a state row, locks it until the transaction ends, and says where it stands. */
export async function lockPerson(tx: Transaction, userId: string, at: number): Promise<PersonState> {
  await tx
    .insert(userState)
    .values({ userId, updatedAt: at })
    .onDuplicateKeyUpdate({ set: { userId: sql`${userState.userId}` } });
  const [state] = await tx
    .select({ lastSlot: userState.lastSlot, supersededSlot: userState.supersededSlot })
    .from(userState)
    .where(eq(userState.userId, userId))
    .for('update');
  return state ?? { lastSlot: null, supersededSlot: null };
}

/** Moves the person on to a slot; `seen` stays as it is where none is given. */
export async function advancePerson(
  tx: Transaction,
  userId: string,
  to: { readonly slot: number; readonly outcome: Outcome; readonly at: number; readonly seen: number | undefined },
): Promise<void> {
  await tx
    .update(userState)
    .set({ lastSlot: to.slot, outcome: to.outcome, updatedAt: to.at, seenSlot: to.seen })
    .where(eq(userState.userId, userId));
}

/** Remembers the slot that came too late, so that it is counted once. */
export async function supersedePerson(tx: Transaction, userId: string, slot: number, at: number): Promise<void> {
  await tx.update(userState).set({ supersededSlot: slot, updatedAt: at }).where(eq(userState.userId, userId));
}
