import { bigint, int, mysqlTable, varchar } from 'drizzle-orm/mysql-core';

/** One row per person who failed of late. Instants in ms. An update assigns in this order, and reads what comes later as it was. */
export const failure = mysqlTable('ambia_failure', {
  userId: varchar('user_id', { length: 36 }).primaryKey(),
  /** Slots since `first_at`. */
  times: int('times').notNull(),
  firstAt: bigint('first_at', { mode: 'number' }).notNull(),
  /** The newest. */
  slot: bigint('slot', { mode: 'number' }).notNull(),
  code: varchar('code', { length: 64 }).notNull(),
  attempts: int('attempts').notNull(),
  lastAt: bigint('last_at', { mode: 'number' }).notNull(),
  /** NULL: never in quarantine, or analysed well since. */
  quarantinedUntil: bigint('quarantined_until', { mode: 'number' }),
});
