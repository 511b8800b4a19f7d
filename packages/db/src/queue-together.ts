import type { Analysis, Recorded } from '@ambia/prediction';
import { cachedKeys } from './cached-pages.ts';
import type { Transaction } from './connection.ts';
import { type Deduped, withoutKnown } from './dedupe.ts';
import { keepConsidered } from './keep-considered.ts';
import { liveRows } from './live-rows.ts';
import { oneOf } from './one-of.ts';
import type { Profile } from './profile.ts';
import { insertNewRows } from './queue-rows.ts';
import { users } from './schema/users.ts';
import { everyoneIsAUser } from './user-gone.ts';

/**
 * Queues the rows of several people, who are locked, and remembers what was considered, as `queueAnalysis` would of each.
 * @throws where anyone needs a closer look: was deleted, has a row already, or is known to a table by other letters
 */
export async function queueTogether(
  tx: Transaction,
  profile: Profile,
  analyses: readonly Analysis[],
): Promise<Recorded[]> {
  const found = await newRows(tx, analyses);
  const fresh = found.flatMap((one) => one.fresh).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  await insertNewRows(tx, fresh, profile.jobType);
  await requireUsers(tx, profile, analyses);
  await keepConsidered(
    tx,
    analyses.flatMap(({ considered }) => considered),
  );
  return analyses.map(({ outcome }, at) => {
    const { fresh: queued = [], alreadyQueued = 0, alreadyCached = 0 } = found[at] ?? {};
    return { counted: true, outcome, queued, alreadyQueued, alreadyCached };
  });
}

async function newRows(tx: Transaction, analyses: readonly Analysis[]): Promise<Deduped[]> {
  const rows = analyses.flatMap((analysis) => analysis.rows);
  if (rows.length === 0) return analyses.map(() => ({ fresh: [], alreadyQueued: 0, alreadyCached: 0 }));
  const people = [...new Set(rows.map(({ userId }) => userId))];
  const live = await liveRows(tx, people, rows);
  if (live.some(({ userId }) => !people.includes(userId))) throw new Error('a row is known by other letters');
  const slot = Math.min(...analyses.map((analysis) => analysis.slot));
  if (analyses.some((analysis) => analysis.slot !== slot)) throw new Error('pages are looked for at one slot');
  const cached = await cachedKeys(tx, people, rows, slot);
  return analyses.map(({ userId, rows: own }) =>
    withoutKnown(
      own,
      live.filter((row) => row.userId === userId),
      cached,
    ),
  );
}

/** Where there are rows their foreign key says so; our own tables have none. */
async function requireUsers(tx: Transaction, profile: Profile, analyses: readonly Analysis[]): Promise<void> {
  if (!everyoneIsAUser(profile)) return;
  const remembered = analyses.filter(({ considered, answer }) => considered.length > 0 || answer !== undefined);
  if (remembered.length === 0) return;
  const ids = remembered.map(({ userId }) => userId);
  const found = await tx.select({ id: users.id }).from(users).where(oneOf(users.id, ids));
  if (found.length < new Set(ids).size) throw new Error('somebody was deleted');
}
