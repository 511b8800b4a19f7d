import type { Analysis, Recorded } from '@ambia/prediction';
import { alike } from './alike.ts';
import { inTransaction, type Transaction } from './connection.ts';
import type { Database } from './database.ts';
import { advancePeople, lockPeople, type PersonState } from './person-state.ts';
import type { Profile } from './profile.ts';
import { nothing } from './queue-analysis.ts';
import { record, supersede } from './record.ts';
import { addCount, type RecordedBy } from './run-count.ts';

/** An analysis, and who found it when. */
export interface Recording {
  readonly analysis: Analysis;
  readonly by: RecordedBy;
}

/** Whether there is nothing to write but that the person was looked at: most people of most runs. */
export function isPlain({ outcome, rows, considered, answer }: Analysis): boolean {
  return outcome === 'unchanged' && rows.length === 0 && considered.length === 0 && answer === undefined;
}

/**
 * Writes plain analyses of different people in one transaction, as `record` would each; in the order given. Rejects where
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
  return inTransaction(db, (tx) => recordAll(tx, recordings, first.by.at));
}

async function recordAll(tx: Transaction, recordings: readonly Recording[], at: number): Promise<Recorded[]> {
  const userIds = recordings.map(({ analysis }) => analysis.userId);
  const states = await lockPeople(tx, userIds, at);
  if (new Set(userIds).size < userIds.length || userIds.some((userId) => !states.has(userId))) {
    throw new Error('two of them are one person to the database');
  }
  const recorded: Recorded[] = [];
  const fresh: Recording[] = [];
  for (const recording of recordings) {
    const { analysis, by } = recording;
    const { lastSlot, supersededSlot } = states.get(analysis.userId) ?? UNKNOWN;
    if (lastSlot === null || lastSlot < analysis.slot) fresh.push(recording);
    recorded.push(
      lastSlot !== null && lastSlot > analysis.slot
        ? await supersede(tx, { lastSlot, supersededSlot }, analysis, by)
        : nothing(analysis.outcome, lastSlot !== analysis.slot),
    );
  }
  const kinds = alike(fresh, ({ analysis, by }) => [analysis.slot, analysis.seen, by.worker]);
  for (const kind of kinds) await advanceAlike(tx, kind);
  return recorded;
}

const UNKNOWN: PersonState = { lastSlot: null, supersededSlot: null };

async function advanceAlike(tx: Transaction, recordings: readonly Recording[]): Promise<void> {
  const [first] = recordings;
  if (first === undefined) return;
  const { slot, outcome, seen } = first.analysis;
  const at = Math.max(...recordings.map(({ by }) => by.at));
  const people = recordings.map(({ analysis }) => analysis.userId).toSorted();
  await advancePeople(tx, people, { slot, outcome, at, seen });
  await addCount(tx, { slot, outcome, people: people.length, patterns: 0, queued: 0 }, { worker: first.by.worker, at });
}
