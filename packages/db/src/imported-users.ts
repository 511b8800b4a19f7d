import { sql } from 'drizzle-orm';
import type { Transaction } from './connection.ts';
import { users } from './schema/users.ts';

/** Generation B wants a user behind every activity: adds those it lacks and changes none that it has. */
export async function addMissingUsers(tx: Transaction, userIds: readonly string[]): Promise<void> {
  const values = [...new Set(userIds)]
    .sort()
    .map((id) => ({ id, deviceId: `import:${id}`, email: `${id}@import.invalid` }));
  await tx
    .insert(users)
    .values(values)
    .onDuplicateKeyUpdate({ set: { id: sql`${users.id}` } });
}
