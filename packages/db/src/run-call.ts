import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { runCall } from './schema/run.ts';

/** A call to Llama that ended, well or not. */
export interface CountedCall {
  readonly slot: number;
  /** The worker's name, at most 191 characters. */
  readonly worker: string;
  /** As the endpoint counted them; 0 where it did not say. */
  readonly tokens: { readonly prompt: number; readonly completion: number };
  /** US dollars. */
  readonly costUsd: number;
}

/** Adds a call to its run, apart from the person's outcome: an answer that nobody can read was paid for all the same. */
export async function countCall(db: Database, { slot, worker, tokens, costUsd }: CountedCall): Promise<void> {
  const cost = sql`CAST(${costUsd.toFixed(8)} AS DECIMAL(14,8))`;
  await db.orm
    .insert(runCall)
    .values({ slot, worker, calls: 1, promptTokens: tokens.prompt, completionTokens: tokens.completion, costUsd: cost })
    .onDuplicateKeyUpdate({
      set: {
        calls: sql`${runCall.calls} + 1`,
        promptTokens: sql`${runCall.promptTokens} + ${tokens.prompt}`,
        completionTokens: sql`${runCall.completionTokens} + ${tokens.completion}`,
        costUsd: sql`${runCall.costUsd} + ${cost}`,
      },
    });
}
