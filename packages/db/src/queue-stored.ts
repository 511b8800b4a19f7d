import type { Analysis } from '@ambia/prediction';
import { inTransaction, type Transaction } from './connection.ts';
import type { Database } from './database.ts';
import { retryLocked } from './lock-retry.ts';
import { lockPerson } from './person-state.ts';
import type { Profile } from './profile.ts';
import { queueAnalysis } from './queue-analysis.ts';

/**
 * Queues what came due without ending the person's slot: nobody is counted, and their answer stands. Nothing is written
 * where this slot or a later one was recorded, or the person is gone.
 */
export function queueStored(db: Database, profile: Profile, analysis: Analysis, at: number): Promise<void> {
  return retryLocked(() => inTransaction(db, (tx) => queueStoredIn(tx, profile, analysis, at)));
}

async function queueStoredIn(tx: Transaction, profile: Profile, analysis: Analysis, at: number): Promise<void> {
  const { lastSlot } = await lockPerson(tx, analysis.userId, at);
  if (lastSlot !== null && lastSlot >= analysis.slot) return;
  await queueAnalysis(tx, profile, analysis);
}
