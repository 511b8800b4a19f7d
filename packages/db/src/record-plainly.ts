import type { Analysis, Recorded } from '@ambia/prediction';
import { TransactionRollbackError } from 'drizzle-orm';
import { alikeInOrder } from './alike.ts';
import { type Transaction, withConnection } from './connection.ts';
import { countTogether } from './count-together.ts';
import type { Database } from './database.ts';
import { movePeopleOn } from './person-state.ts';
import { nothing } from './queue-analysis.ts';
import { newestOf, peopleOf, type Recording } from './recording.ts';

/** Whether of an analysis nothing is kept but that it was. */
export function isPlain({ rows, considered, answer }: Analysis): boolean {
  return rows.length + considered.length === 0 && answer === undefined;
}

/**
 * Records plain analyses of people who were recorded before, at an earlier slot, as nearly everybody was at nearly every
 * tick. Null where that is not so of each of them, and then nothing is written.
 */
export function recordPlainly(db: Database, recordings: readonly Recording[]): Promise<Recorded[] | null> {
  return withConnection(db, async (_connection, orm) => {
    try {
      await orm.transaction((tx) => moveOn(tx, recordings));
      return recordings.map(({ analysis }) => nothing(analysis.outcome, true));
    } catch (error) {
      if (error instanceof TransactionRollbackError) return null;
      throw error;
    }
  });
}

async function moveOn(tx: Transaction, recordings: readonly Recording[]): Promise<void> {
  for (const alikes of alikeInOrder(recordings, ({ analysis }) => [analysis.slot, analysis.outcome, analysis.seen])) {
    const [first] = alikes;
    if (first === undefined) continue;
    const { slot, outcome, seen } = first.analysis;
    const moved = await movePeopleOn(tx, peopleOf(alikes), { slot, outcome, seen, at: newestOf(alikes) });
    if (moved < alikes.length) tx.rollback();
  }
  await countTogether(
    tx,
    recordings.map((one) => ({ ...one, queued: [] })),
  );
}
