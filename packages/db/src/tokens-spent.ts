import { and, gte, lt, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { safely } from './safely.ts';
import { runCall } from './schema/run.ts';

/**
 * Prompt and completion tokens of the runs whose slots lie in [since, until), ms: a range of the primary key. Apart from
 * the store, because it is also asked before the schema was inspected.
 */
export function tokensSpent(db: Database, since: number, until: number): Promise<number> {
  return safely(db, async () => {
    const [row] = await db.orm
      .select({ tokens: sql<string | null>`SUM(${runCall.promptTokens} + ${runCall.completionTokens})` })
      .from(runCall)
      .where(and(gte(runCall.slot, since), lt(runCall.slot, until)));
    return Number(row?.tokens ?? 0);
  });
}
