import type { Analysis, Outcome, Recorded } from '@ambia/prediction';
import { cachedKeys } from './cached-pages.ts';
import { inTransaction, type Transaction } from './connection.ts';
import type { Database } from './database.ts';
import { type Deduped, withoutKnown } from './dedupe.ts';
import { liveRows } from './live-rows.ts';
import { retryLocked } from './lock-retry.ts';
import { advancePerson, lockPerson, type PersonState, supersedePerson } from './person-state.ts';
import type { Profile } from './profile.ts';
import { insertRows } from './queue-rows.ts';
import { countPerson, type RecordedBy } from './run-count.ts';

/** Writes an analysis in one transaction or not at all; the second call for a slot writes nothing. */
export function record(db: Database, profile: Profile, analysis: Analysis, by: RecordedBy): Promise<Recorded> {
  return retryLocked(() => inTransaction(db, (tx) => recordIn(tx, profile, analysis, by)));
}

async function recordIn(tx: Transaction, profile: Profile, analysis: Analysis, by: RecordedBy): Promise<Recorded> {
  const { userId, slot } = analysis;
  const state = await lockPerson(tx, userId, by.at);
  if (state.lastSlot === slot) return nothing(analysis.outcome, false);
  if (state.lastSlot !== null && state.lastSlot > slot) return supersede(tx, state, analysis, by);
  const recorded = await queue(tx, profile, analysis, await newRows(tx, analysis));
  await advancePerson(tx, userId, { slot, outcome: recorded.outcome, at: by.at });
  await countPerson(tx, analysis, recorded, by);
  return recorded;
}

/** A later slot was recorded first: what this one found is stale, and the person is accounted for all the same. */
async function supersede(tx: Transaction, state: PersonState, analysis: Analysis, by: RecordedBy): Promise<Recorded> {
  const { userId, slot } = analysis;
  const recorded = nothing('superseded', state.supersededSlot === null || state.supersededSlot < slot);
  if (!recorded.counted) return recorded;
  await supersedePerson(tx, userId, slot, by.at);
  await countPerson(tx, { ...analysis, patternsDetected: 0 }, recorded, by);
  return recorded;
}

function nothing(outcome: Outcome, counted: boolean): Recorded {
  return { counted, outcome, queued: [], alreadyQueued: 0, alreadyCached: 0 };
}

async function newRows(tx: Transaction, { userId, rows, slot }: Analysis): Promise<Deduped> {
  if (rows.length === 0) return { fresh: [], alreadyQueued: 0, alreadyCached: 0 };
  return withoutKnown(rows, await liveRows(tx, userId, rows), await cachedKeys(tx, userId, rows, slot));
}

async function queue(tx: Transaction, profile: Profile, analysis: Analysis, deduped: Deduped): Promise<Recorded> {
  const { fresh, alreadyQueued, alreadyCached } = deduped;
  const queued = await insertRows(tx, fresh, profile.jobType);
  if (queued === null) return nothing('user_gone', true);
  return {
    counted: true,
    outcome: analysis.outcome,
    queued,
    alreadyQueued: alreadyQueued + fresh.length - queued.length,
    alreadyCached,
  };
}
