import { json, mysqlTable, varchar } from 'drizzle-orm/mysql-core';

/** Generation B only. `email` and `device_id` are written by an import, never read. */
export const users = mysqlTable('users', {
  id: varchar('id', { length: 36 }).primaryKey(),
  email: varchar('email', { length: 255 }),
  deviceId: varchar('device_id', { length: 255 }).notNull(),
  preferences: json('preferences'),
});
