import type { Analysis, Outcome, Recorded } from '@ambia/prediction';
import { cachedKeys } from './cached-pages.ts';
import type { Transaction } from './connection.ts';
import { type Deduped, withoutKnown } from './dedupe.ts';
import { keepConsidered } from './keep-considered.ts';
import { liveRows } from './live-rows.ts';
import type { Profile } from './profile.ts';
import { insertRows } from './queue-rows.ts';
import { isGone } from './user-gone.ts';

/** Queues an analysis's rows and remembers what it considered; the person is locked. */
export async function queueAnalysis(tx: Transaction, profile: Profile, analysis: Analysis): Promise<Recorded> {
  const { fresh, alreadyQueued, alreadyCached } = await newRows(tx, analysis);
  const queued = await insertRows(tx, fresh, profile.jobType);
  if (queued === null || (await isGone(tx, profile, analysis))) return nothing('user_gone', true);
  await keepConsidered(tx, analysis.considered);
  return {
    counted: true,
    outcome: analysis.outcome,
    queued,
    alreadyQueued: alreadyQueued + fresh.length - queued.length,
    alreadyCached,
  };
}

export function nothing(outcome: Outcome, counted: boolean): Recorded {
  return { counted, outcome, queued: [], alreadyQueued: 0, alreadyCached: 0 };
}

async function newRows(tx: Transaction, { userId, rows, slot }: Analysis): Promise<Deduped> {
  if (rows.length === 0) return { fresh: [], alreadyQueued: 0, alreadyCached: 0 };
  const ofOne = [userId];
  return withoutKnown(rows, await liveRows(tx, ofOne, rows), await cachedKeys(tx, ofOne, rows, slot));
}
