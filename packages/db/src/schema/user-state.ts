import { bigint, mysqlTable, varchar } from 'drizzle-orm/mysql-core';

/** One row per person: the newest slot recorded, and the lock that makes two writers take turns. Instants in ms. */
export const userState = mysqlTable('ambia_user_state', {
  userId: varchar('user_id', { length: 36 }).primaryKey(),
  /** The slot recorded before the last. In front of it, because an update sets columns in this order. */
  previousSlot: bigint('previous_slot', { mode: 'number' }),
  lastSlot: bigint('last_slot', { mode: 'number' }),
  /** The newest slot that came too late, because a later one was recorded first. */
  supersededSlot: bigint('superseded_slot', { mode: 'number' }),
  /** Up to which slot the history was looked at for the standing answer. */
  seenSlot: bigint('seen_slot', { mode: 'number' }),
  outcome: varchar('outcome', { length: 20 }),
  updatedAt: bigint('updated_at', { mode: 'number' }).notNull(),
});
