import type { QueueRow, Span } from '@ambia/prediction';
import { and, eq, gt, inArray, lt } from 'drizzle-orm';
import type { Transaction } from './connection.ts';
import { needOf, readContext } from './row-context.ts';
import { generationQueue } from './schema/generation-queue.ts';

/** Of a failed or cancelled row the page never comes; only its own occurrence, whose key it holds, stays taken. */
const LIVE = ['queued', 'processing', 'completed'];

/** The person's live rows, whoever wrote them, that could overlap any of `rows`. */
export async function liveRows(tx: Transaction, userId: string, rows: readonly QueueRow[]): Promise<Span[]> {
  const from = new Date(Math.min(...rows.map((row) => row.scheduledFor)));
  const until = new Date(Math.max(...rows.map((row) => row.validUntil)));
  const { contextData, predictedNeed, scheduledFor, status, validUntil } = generationQueue;
  const found = await tx
    .select({ contextData, predictedNeed, scheduledFor, validUntil })
    .from(generationQueue)
    .where(
      and(eq(generationQueue.userId, userId), inArray(status, LIVE), lt(scheduledFor, until), gt(validUntil, from)),
    );
  return found.map((row) => ({
    need: needOf(readContext(row.contextData), row.predictedNeed),
    scheduledFor: row.scheduledFor?.getTime() ?? 0,
    validUntil: row.validUntil.getTime(),
  }));
}
