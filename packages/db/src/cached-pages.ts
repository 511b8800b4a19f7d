import type { QueueRow } from '@ambia/prediction';
import { and, gt } from 'drizzle-orm';
import type { Transaction } from './connection.ts';
import { oneOf } from './one-of.ts';
import { pageCache } from './schema/page-cache.ts';

/** Which of the rows' pages exist and are still good at the slot; read through the unique key (user_id, cache_key). */
export async function cachedKeys(
  tx: Transaction,
  userIds: readonly string[],
  rows: readonly QueueRow[],
  slot: number,
): Promise<Set<string>> {
  const { userId, cacheKey, validUntil } = pageCache;
  const keys = rows.map((row) => row.cacheKey);
  const found = await tx
    .select({ cacheKey })
    .from(pageCache)
    .where(and(oneOf(userId, userIds), oneOf(cacheKey, keys), gt(validUntil, new Date(slot))));
  return new Set(found.map((page) => page.cacheKey));
}
