import { bigint, int, longtext, mysqlTable } from 'drizzle-orm/mysql-core';

/** What was learned from everybody's past: a single row. */
export const learned = mysqlTable('ambia_learned', {
  id: int('id').primaryKey(),
  /** Milliseconds since the epoch. */
  learnedAt: bigint('learned_at', { mode: 'number' }).notNull(),
  /** JSON of Learned. */
  body: longtext('body').notNull(),
});
