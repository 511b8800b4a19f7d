import { RULINGS } from '@ambia/prediction';
import { bigint, boolean, double, mysqlTable, text, varchar } from 'drizzle-orm/mysql-core';

/** One row per (person, need, window) that was considered, named as `Considered` is. Instants in ms. */
export const considered = mysqlTable('ambia_considered', {
  id: varchar('id', { length: 36 }).primaryKey(),
  userId: varchar('user_id', { length: 36 }).notNull(),
  slot: bigint('slot', { mode: 'number' }).notNull(),
  need: text('need').notNull(),
  from: bigint('from_at', { mode: 'number' }).notNull(),
  until: bigint('until_at', { mode: 'number' }).notNull(),
  scheduledFor: bigint('scheduled_for', { mode: 'number' }).notNull(),
  stated: double('stated'),
  evidence: double('evidence'),
  kept: varchar('kept', { length: 120 }).notNull(),
  calibrated: double('calibrated'),
  confidence: double('confidence').notNull(),
  decidedBy: varchar('decided_by', { length: 20, enum: ['llama', 'habit', 'calibration'] }).notNull(),
  ruling: varchar('ruling', { length: 20, enum: RULINGS }).notNull(),
  llama: varchar('llama', { length: 120 }).notNull(),
  /** NULL until the window was judged. */
  hit: boolean('hit'),
  served: boolean('served'),
});

/** By until_at, whether judged or not: the server may otherwise sort every outcome to find the newest. */
export const BY_AGE = 'ambia_considered_age';

/** The same within one ruling. */
export const BY_RULING = 'ambia_considered_ruling';
