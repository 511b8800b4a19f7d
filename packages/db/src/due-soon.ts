import { and, count, eq, gt, lt, lte } from 'drizzle-orm';
import type { Database } from './database.ts';
import { generationQueue } from './schema/generation-queue.ts';

/** The generator no longer takes a row that it tried this often. */
const GIVEN_UP = 3;

/** How many rows wait for the generator or will within `withinMs` of `now` (ms); it takes at most 300 an hour. */
export async function dueSoon(db: Database, now: number, withinMs: number): Promise<number> {
  const { attempts, scheduledFor, status, validUntil } = generationQueue;
  const [row] = await db.orm
    .select({ due: count() })
    .from(generationQueue)
    .where(
      and(
        eq(status, 'queued'),
        lte(scheduledFor, new Date(now + withinMs)),
        gt(validUntil, new Date(now)),
        lt(attempts, GIVEN_UP),
      ),
    );
  return row?.due ?? 0;
}
