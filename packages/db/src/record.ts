import type { Analysis, Recorded } from '@ambia/prediction';
import { inTransaction, type Transaction } from './connection.ts';
import type { Database } from './database.ts';
import { forgetPerson } from './forget.ts';
import { retryLocked } from './lock-retry.ts';
import { advancePeople, lockPerson, type PersonState, supersedePerson } from './person-state.ts';
import type { Profile } from './profile.ts';
import { nothing, queueAnalysis } from './queue-analysis.ts';
import { countPerson, type RecordedBy } from './run-count.ts';
import { replaceAnswers } from './stored-answer.ts';

/** Writes an analysis in one transaction or not at all; the second call for a slot writes nothing. */
export function record(db: Database, profile: Profile, analysis: Analysis, by: RecordedBy): Promise<Recorded> {
  return retryLocked(() => inTransaction(db, (tx) => recordIn(tx, profile, analysis, by)));
}

async function recordIn(tx: Transaction, profile: Profile, analysis: Analysis, by: RecordedBy): Promise<Recorded> {
  const { userId, slot } = analysis;
  const state = await lockPerson(tx, userId, by.at);
  if (state.lastSlot === slot) return nothing(analysis.outcome, false);
  if (state.lastSlot !== null && state.lastSlot > slot) return supersede(tx, state, analysis, by);
  const recorded = await queueAnalysis(tx, profile, analysis);
  await remember(tx, analysis, recorded);
  const seen = analysis.answer?.seen ?? analysis.seen;
  await advancePeople(tx, [userId], { slot, outcome: recorded.outcome, at: by.at, seen });
  await countPerson(tx, analysis, recorded, by);
  return recorded;
}

/** A fresh answer takes the place of the last; of somebody who said no or is gone nothing is kept. */
async function remember(tx: Transaction, { userId, answer }: Analysis, { outcome }: Recorded): Promise<void> {
  if (outcome === 'opted_out' || outcome === 'user_gone') return forgetPerson(tx, userId);
  if (answer !== undefined) await replaceAnswers(tx, [{ userId, answer }]);
}

/**
 * A later slot was recorded first: what this one found is stale, and the person is accounted for all the same. Unless
 * they were before: a worker that stood still comes back with a slot that others finished meanwhile. How it was with
 * slots before the last two is not known; whoever is not counted there ends as expired.
 */
export async function supersede(
  tx: Transaction,
  state: PersonState,
  analysis: Analysis,
  by: RecordedBy,
): Promise<Recorded> {
  const { userId, slot } = analysis;
  const accounted = Math.max(state.supersededSlot ?? 0, state.previousSlot ?? 0);
  const recorded = nothing('superseded', accounted < slot);
  if (!recorded.counted) return recorded;
  await supersedePerson(tx, userId, slot, by.at);
  await countPerson(tx, { ...analysis, patternsDetected: 0 }, recorded, by);
  return recorded;
}
