import { desc } from 'drizzle-orm';
import type { Database } from './database.ts';
import { answer } from './schema/answer.ts';

/** The Llama of the answer that was asked for last, whoever it is about; null where there is none. */
export async function newestLlama(db: Database): Promise<string | null> {
  const [newest] = await db.orm.select({ llama: answer.llama }).from(answer).orderBy(desc(answer.slot)).limit(1);
  return newest?.llama ?? null;
}
