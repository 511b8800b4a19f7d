import { desc, lt } from 'drizzle-orm';
import type { Database } from './database.ts';
import { retryLocked } from './lock-retry.ts';
import { run, runCall, runCount } from './schema/run.ts';

/**
 * Removes runs, with their counts, that began before `before` (ms) or are older than the newest `keep`: at most `limit` of
 * each table, oldest first. Tells how many rows went.
 */
export async function purgeRuns(
  db: Database,
  { before, keep, limit }: { readonly before: number; readonly keep: number; readonly limit: number },
): Promise<number> {
  const [newestTooMany] = await db.orm
    .select({ slot: run.slot })
    .from(run)
    .orderBy(desc(run.slot))
    .limit(1)
    .offset(keep);
  const from = Math.max(before, (newestTooMany?.slot ?? 0) + 1);
  let removed = 0;
  // A run goes last: its counts alone would never be found again.
  for (const table of [runCount, runCall, run]) {
    const [{ affectedRows }] = await retryLocked(() =>
      db.orm.delete(table).where(lt(table.slot, from)).orderBy(table.slot).limit(limit),
    );
    removed += affectedRows;
    if (affectedRows === limit) break;
  }
  return removed;
}
