import { and, desc, eq, gt } from 'drizzle-orm';
import type { Database } from './database.ts';
import { readContext } from './row-context.ts';
import { generationQueue } from './schema/generation-queue.ts';

/** A row of generation_queue as a person may read it. Instants in ms; what the writer left out is null. */
export interface StoredPrediction {
  readonly id: string;
  readonly status: string | null;
  readonly priority: number | null;
  readonly need: string | null;
  readonly query: string | null;
  readonly action: string | null;
  /** 0 to 1. */
  readonly confidence: number | null;
  readonly reasoning: string | null;
  /** As the writer stated it, ISO 8601 in our own rows. */
  readonly triggerTime: string | null;
  readonly scheduledFor: number | null;
  readonly validUntil: number;
  readonly attempts: number | null;
  readonly model: string | null;
  readonly createdAt: number | null;
}

/** The rows of a person that are still valid at `now` (ms), or `all` of them; newest schedule first. */
export async function predictions(
  db: Database,
  userId: string,
  now: number,
  options: { readonly all?: boolean | undefined } = {},
): Promise<StoredPrediction[]> {
  const ofUser = eq(generationQueue.userId, userId);
  const rows = await db.orm
    .select()
    .from(generationQueue)
    .where(options.all ? ofUser : and(ofUser, gt(generationQueue.validUntil, new Date(now))))
    .orderBy(desc(generationQueue.scheduledFor), generationQueue.id);
  return rows.map(prediction);
}

function prediction(row: typeof generationQueue.$inferSelect): StoredPrediction {
  const context = readContext(row.contextData);
  return {
    id: row.id,
    status: row.status,
    priority: row.priority,
    need: row.predictedNeed,
    query: context.predicted_query ?? null,
    action: context.predicted_action ?? null,
    confidence: context.confidence ?? null,
    reasoning: context.reasoning ?? null,
    triggerTime: context.trigger_time ?? null,
    scheduledFor: row.scheduledFor?.getTime() ?? null,
    validUntil: row.validUntil.getTime(),
    attempts: row.attempts,
    model: context.model ?? null,
    createdAt: row.createdAt?.getTime() ?? null,
  };
}
