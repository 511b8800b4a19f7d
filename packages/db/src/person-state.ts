import type { Outcome } from '@ambia/prediction';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Transaction } from './connection.ts';
import { oneOf } from './one-of.ts';
import { userState } from './schema/user-state.ts';

export interface PersonState {
  /** The newest slot that was recorded; null before the first. */
  readonly lastSlot: number | null;
  /** The one before it. */
  readonly previousSlot: number | null;
  /** The newest slot that was counted as superseded. */
  readonly supersededSlot: number | null;
}

/** Of somebody who was never recorded. */
export const NEW: PersonState = { lastSlot: null, previousSlot: null, supersededSlot: null };

/** Makes sure the person has a state row, locks it until the transaction ends, and says where it stands. */
export async function lockPerson(tx: Transaction, userId: string, at: number): Promise<PersonState> {
  const [{ affectedRows }] = await insertStates(tx, [userId], at);
  if (affectedRows === 1) return NEW;
  const [state] = await lockedStates(tx, [userId]);
  return state ?? NEW;
}

/** The same of several, by their ids to the letter; whoever is not among them is one with another to the table's collation. */
export async function lockPeople(
  tx: Transaction,
  userIds: readonly string[],
  at: number,
): Promise<ReadonlyMap<string, PersonState>> {
  const sorted = userIds.toSorted();
  const [{ affectedRows }] = await insertStates(tx, sorted, at);
  if (affectedRows === sorted.length) return new Map(sorted.map((userId) => [userId, NEW]));
  return new Map((await lockedStates(tx, sorted)).map((state) => [state.userId, state]));
}

/** One that is there is locked all the same. */
function insertStates(tx: Transaction, userIds: readonly string[], at: number) {
  return tx
    .insert(userState)
    .values(userIds.map((userId) => ({ userId, updatedAt: at })))
    .onDuplicateKeyUpdate({ set: { userId: sql`${userState.userId}` } });
}

function lockedStates(tx: Transaction, userIds: readonly string[]) {
  const { userId, lastSlot, previousSlot, supersededSlot } = userState;
  return tx
    .select({ userId, lastSlot, previousSlot, supersededSlot })
    .from(userState)
    .where(oneOf(userId, userIds))
    .for('update');
}

/** Where people are moved on to; `seen` stays as it is where none is given. */
interface Step {
  readonly slot: number;
  readonly outcome: Outcome;
  readonly at: number;
  readonly seen: number | undefined;
}

/** Moves people on to a slot. */
export async function advancePeople(tx: Transaction, userIds: readonly string[], to: Step): Promise<void> {
  await tx.update(userState).set(stepOf(to)).where(oneOf(userState.userId, userIds));
}

/** The same of those who were recorded before, at an earlier slot; tells how many. */
export async function movePeopleOn(tx: Transaction, userIds: readonly string[], to: Step): Promise<number> {
  const { userId, lastSlot } = userState;
  const [{ affectedRows }] = await tx
    .update(userState)
    .set(stepOf(to))
    .where(and(oneOf(userId, userIds), lt(lastSlot, to.slot)));
  return affectedRows;
}

function stepOf({ slot, outcome, at, seen }: Step) {
  return { previousSlot: sql`${userState.lastSlot}`, lastSlot: slot, outcome, updatedAt: at, seenSlot: seen };
}

/** Remembers the slot that came too late, so that it is counted once. */
export async function supersedePerson(tx: Transaction, userId: string, slot: number, at: number): Promise<void> {
  await tx.update(userState).set({ supersededSlot: slot, updatedAt: at }).where(eq(userState.userId, userId));
}
