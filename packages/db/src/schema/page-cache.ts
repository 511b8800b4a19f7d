import { mysqlTable, timestamp, varchar } from 'drizzle-orm/mysql-core';

/** Pages that exist already: only what tells whether one is still good. */
export const pageCache = mysqlTable('page_cache', {
  userId: varchar('user_id', { length: 36 }).notNull(),
  cacheKey: varchar('cache_key', { length: 255 }).notNull(),
  validUntil: timestamp('valid_until', { mode: 'date' }).notNull(),
});
