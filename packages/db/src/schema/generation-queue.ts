import { int, json, mysqlTable, text, timestamp, varchar } from 'drizzle-orm/mysql-core';

/** What the generator will make: the columns we read or write. */
export const generationQueue = mysqlTable('generation_queue', {
  id: varchar('id', { length: 36 }).primaryKey(),
  userId: varchar('user_id', { length: 36 }).notNull(),
  jobType: varchar('job_type', { length: 50 }).notNull(),
  priority: int('priority'),
  predictedNeed: text('predicted_need'),
  /** Parsed by MySQL's driver, text on MariaDB: go through `fromJsonColumn`. */
  contextData: json('context_data'),
  /** Generation B allows NULL; such a row is never taken by the generator. */
  scheduledFor: timestamp('scheduled_for', { mode: 'date' }),
  validUntil: timestamp('valid_until', { mode: 'date' }).notNull(),
  status: varchar('status', { length: 20 }),
  attempts: int('attempts'),
  createdAt: timestamp('created_at', { mode: 'date' }),
});
