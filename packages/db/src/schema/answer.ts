import { bigint, longtext, mysqlTable, varchar } from 'drizzle-orm/mysql-core';

/** A person's last answer; up to when it was looked at again is in their state. `slot` in ms. */
export const answer = mysqlTable('ambia_answer', {
  userId: varchar('user_id', { length: 36 }).primaryKey(),
  slot: bigint('slot', { mode: 'number' }).notNull(),
  zone: varchar('zone', { length: 64 }).notNull(),
  llama: varchar('llama', { length: 120 }).notNull(),
  model: varchar('model', { length: 100 }).notNull(),
  /** JSON of StoredQuestion. */
  asked: longtext('asked').notNull(),
  /** JSON of StoredPatterns. */
  patterns: longtext('patterns').notNull(),
});
