import type { QueueRow, Span } from '@ambia/prediction';
import { and, gt } from 'drizzle-orm';
import type { Transaction } from './connection.ts';
import { oneOf } from './one-of.ts';
import { needOf, opensAt, readContext } from './row-context.ts';
import { generationQueue } from './schema/generation-queue.ts';

/** Of a failed or cancelled row the page never comes; only its own occurrence, whose key it holds, stays taken. */
const LIVE = ['queued', 'processing', 'completed'];

/** What somebody has in the queue already. */
export interface LiveRow extends Span {
  readonly userId: string;
}

/**
 * The live rows of those people, whoever wrote them, that could overlap any of `rows`. When a window opens is in the
 * context alone: `scheduled_for` may lie before or well inside it.
 */
export async function liveRows(
  tx: Transaction,
  userIds: readonly string[],
  rows: readonly QueueRow[],
): Promise<LiveRow[]> {
  const from = new Date(Math.min(...rows.map((row) => row.from)));
  const { contextData, predictedNeed, scheduledFor, status, userId, validUntil } = generationQueue;
  const found = await tx
    .select({ userId, contextData, predictedNeed, scheduledFor, validUntil })
    .from(generationQueue)
    .where(and(oneOf(userId, userIds), oneOf(status, LIVE), gt(validUntil, from)));
  return found.map((row) => {
    const context = readContext(row.contextData);
    return {
      userId: row.userId,
      need: needOf(context, row.predictedNeed),
      from: opensAt(context) ?? row.scheduledFor?.getTime() ?? 0,
      validUntil: row.validUntil.getTime(),
    };
  });
}
