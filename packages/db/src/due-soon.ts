import { and, count, eq, gte, lte } from 'drizzle-orm';
import type { Database } from './database.ts';
import { generationQueue } from './schema/generation-queue.ts';

/** How many queued rows fall due from `now` (ms) on, within `withinMs`; the generator takes at most 300 an hour. */
export async function dueSoon(db: Database, now: number, withinMs: number): Promise<number> {
  const { scheduledFor, status } = generationQueue;
  const [row] = await db.orm
    .select({ due: count() })
    .from(generationQueue)
    .where(and(eq(status, 'queued'), gte(scheduledFor, new Date(now)), lte(scheduledFor, new Date(now + withinMs))));
  return row?.due ?? 0;
}
