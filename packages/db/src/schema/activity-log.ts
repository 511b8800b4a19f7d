import { mysqlTable, text, timestamp, varchar } from 'drizzle-orm/mysql-core';

/** What people did: the columns we read or import, in the widest form of the two generations. */
export const activityLog = mysqlTable('activity_log', {
  id: varchar('id', { length: 36 }).primaryKey(),
  userId: varchar('user_id', { length: 36 }).notNull(),
  actionType: varchar('action_type', { length: 50 }).notNull(),
  query: text('query'),
  timestamp: timestamp('timestamp', { mode: 'date' }),
  timeOfDay: varchar('time_of_day', { length: 20 }),
  dayOfWeek: varchar('day_of_week', { length: 10 }),
});
