import type { QueueRow } from '@ambia/prediction';
import { and, eq, gt, inArray } from 'drizzle-orm';
import type { Transaction } from './connection.ts';
import { pageCache } from './schema/page-cache.ts';

/** Which of the rows' pages exist and are still good at the slot; read through the unique key (user_id, cache_key). */
export async function cachedKeys(
  tx: Transaction,
  userId: string,
  rows: readonly QueueRow[],
  slot: number,
): Promise<Set<string>> {
  const keys = rows.map((row) => row.cacheKey);
  const found = await tx
    .select({ cacheKey: pageCache.cacheKey })
    .from(pageCache)
    .where(
      and(eq(pageCache.userId, userId), inArray(pageCache.cacheKey, keys), gt(pageCache.validUntil, new Date(slot))),
    );
  return new Set(found.map((page) => page.cacheKey));
}
