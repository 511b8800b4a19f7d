import type { QueueRow, Span } from '@ambia/prediction';
import { and, eq, gt, inArray } from 'drizzle-orm';
import type { Transaction } from './connection.ts';
import { needOf, opensAt, readContext } from './row-context.ts';
import { generationQueue } from './schema/generation-queue.ts';

/** Of a failed or cancelled row the page never comes; only its own occurrence, whose key it holds, stays taken. */
const LIVE = ['queued', 'processing', 'completed'];

/**
 * The person's live rows, whoever wrote them, that could overlap any of `rows`. When a window opens is in the context
 * alone: `scheduled_for` may lie before or well inside it.
 */
export async function liveRows(tx: Transaction, userId: string, rows: readonly QueueRow[]): Promise<Span[]> {
  const from = new Date(Math.min(...rows.map((row) => row.from)));
  const { contextData, predictedNeed, scheduledFor, status, validUntil } = generationQueue;
  const found = await tx
    .select({ contextData, predictedNeed, scheduledFor, validUntil })
    .from(generationQueue)
    .where(and(eq(generationQueue.userId, userId), inArray(status, LIVE), gt(validUntil, from)));
  return found.map((row) => {
    const context = readContext(row.contextData);
    return {
      need: needOf(context, row.predictedNeed),
      from: opensAt(context) ?? row.scheduledFor?.getTime() ?? 0,
      validUntil: row.validUntil.getTime(),
    };
  });
}
