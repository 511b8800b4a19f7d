import { sql } from 'drizzle-orm';
import { alike } from './alike.ts';
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

/** Adds calls to their runs, apart from the people's outcomes: an answer that nobody can read was paid for all the same. */
export async function countCalls(db: Database, calls: readonly CountedCall[]): Promise<undefined[]> {
  for (const ofOneRun of alike(calls, ({ slot, worker }) => [slot, worker])) await addCalls(db, ofOneRun);
  return calls.map(() => undefined);
}

async function addCalls(db: Database, calls: readonly CountedCall[]): Promise<void> {
  const [first] = calls;
  if (first === undefined) return;
  const { slot, worker } = first;
  const total = (of: (call: CountedCall) => number) => calls.reduce((sum, call) => sum + of(call), 0);
  const added = {
    calls: calls.length,
    promptTokens: total(({ tokens }) => tokens.prompt),
    completionTokens: total(({ tokens }) => tokens.completion),
  };
  const cost = sql`CAST(${total(({ costUsd }) => costUsd).toFixed(8)} AS DECIMAL(14,8))`;
  await db.orm
    .insert(runCall)
    .values({ slot, worker, ...added, costUsd: cost })
    .onDuplicateKeyUpdate({
      set: {
        calls: sql`${runCall.calls} + ${added.calls}`,
        promptTokens: sql`${runCall.promptTokens} + ${added.promptTokens}`,
        completionTokens: sql`${runCall.completionTokens} + ${added.completionTokens}`,
        costUsd: sql`${runCall.costUsd} + ${cost}`,
      },
    });
}
