import type { Analysis, Recorded } from '@ambia/prediction';
import { alike } from './alike.ts';
import { inTransaction, type Transaction } from './connection.ts';
import { countTogether } from './count-together.ts';
import type { Database } from './database.ts';
import { advancePeople, lockPeople, NEW, type PersonState } from './person-state.ts';
import type { Profile } from './profile.ts';
import { nothing } from './queue-analysis.ts';
import { queueTogether } from './queue-together.ts';
import { record, supersede } from './record.ts';
import { recordPlainly } from './record-plainly.ts';
import { type Ended, newestOf, peopleOf, type Recording } from './recording.ts';
import { type OwnAnswer, replaceAnswers } from './stored-answer.ts';
import { zip } from './zip.ts';

/** Whether it may be written beside others'; of somebody who said no or is gone everything must go. */
export function isJoint({ outcome }: Analysis): boolean {
  return outcome !== 'opted_out' && outcome !== 'user_gone';
}

/**
 * Writes analyses of different people in one transaction, as `record` would each; in the order given. Rejects where
 * any of them cannot be written, and then none is.
 */
export async function recordTogether(
  db: Database,
  profile: Profile,
  recordings: readonly Recording[],
): Promise<Recorded[]> {
  const [first, ...others] = recordings;
  if (first === undefined) return [];
  if (others.length === 0) return [await record(db, profile, first.analysis, first.by)];
  return inTransaction(db, (tx) => recordAll(tx, profile, recordings, first.by.at));
}

/** The same of plain analyses. Who is tried alone is not tried so: `record` alone waits for locks again and again. */
export async function recordPlain(
  db: Database,
  profile: Profile,
  recordings: readonly Recording[],
): Promise<readonly Recorded[]> {
  const recorded = recordings.length > 1 ? await recordPlainly(db, recordings) : null;
  return recorded ?? (await recordTogether(db, profile, recordings));
}

async function recordAll(
  tx: Transaction,
  profile: Profile,
  recordings: readonly Recording[],
  at: number,
): Promise<Recorded[]> {
  const states = await lockAll(tx, recordings, at);
  const stateOf = ({ analysis }: Recording) => states.get(analysis.userId) ?? NEW;
  const fresh = recordings.filter((one) => isNews(stateOf(one), one));
  const recorded = new Map(zip(fresh, await recordFresh(tx, profile, fresh)));
  for (const one of recordings) {
    if (!recorded.has(one)) recorded.set(one, await recordLate(tx, stateOf(one), one));
  }
  return recordings.flatMap((one) => recorded.get(one) ?? []);
}

async function lockAll(
  tx: Transaction,
  recordings: readonly Recording[],
  at: number,
): Promise<ReadonlyMap<string, PersonState>> {
  const userIds = recordings.map(({ analysis }) => analysis.userId);
  const states = await lockPeople(tx, userIds, at);
  if (new Set(userIds).size < userIds.length || userIds.some((userId) => !states.has(userId))) {
    throw new Error('two of them are one person to the database');
  }
  return states;
}

function isNews({ lastSlot }: PersonState, { analysis }: Recording): boolean {
  return lastSlot === null || lastSlot < analysis.slot;
}

function recordLate(tx: Transaction, state: PersonState, { analysis, by }: Recording): Promise<Recorded> {
  if (state.lastSlot === analysis.slot) return Promise.resolve(nothing(analysis.outcome, false));
  return supersede(tx, state, analysis, by);
}

async function recordFresh(
  tx: Transaction,
  profile: Profile,
  fresh: readonly Recording[],
): Promise<readonly Recorded[]> {
  const recorded = await queueTogether(
    tx,
    profile,
    fresh.map(({ analysis }) => analysis),
  );
  await replaceAnswers(tx, answersOf(fresh));
  const ended = zip(fresh, recorded).map(([{ analysis, by }, { queued }]) => ({ analysis, by, queued }));
  // Each kind of state has a statement.
  for (const alikes of alike(ended, ({ analysis }) => [analysis.slot, analysis.outcome, seenOf(analysis)])) {
    await advanceAlike(tx, alikes);
  }
  await countTogether(tx, ended);
  return recorded;
}

function answersOf(fresh: readonly Recording[]): OwnAnswer[] {
  return fresh
    .flatMap(({ analysis: { userId, answer } }) => (answer === undefined ? [] : [{ userId, answer }]))
    .toSorted((one, other) => (one.userId < other.userId ? -1 : 1));
}

function seenOf({ answer, seen }: Analysis): number | undefined {
  return answer?.seen ?? seen;
}

async function advanceAlike(tx: Transaction, alikes: readonly Ended[]): Promise<void> {
  const [first] = alikes;
  if (first === undefined) return;
  const { slot, outcome } = first.analysis;
  const to = { slot, outcome, at: newestOf(alikes), seen: seenOf(first.analysis) };
  await advancePeople(tx, peopleOf(alikes), to);
}
