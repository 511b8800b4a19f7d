import type { Database } from '@ambia/db';
import { z } from 'zod';

/** A row of `generation_queue` that the generator may take or has taken. Instants in ms. */
export interface StagedRow {
  readonly id: string;
  readonly userId: string;
  /** Normalised as the generator does. */
  readonly need: string;
  readonly from: number;
  readonly until: number;
  readonly scheduledFor: number;
  readonly createdAt: number;
}

const Context = z.object({
  predicted_query: z.string().optional(),
  predicted_action: z.string(),
  window: z.object({ from: z.iso.datetime(), until: z.iso.datetime() }),
});

const Row = z.object({
  id: z.string(),
  user_id: z.string(),
  scheduled_for: z.date(),
  valid_until: z.date(),
  created_at: z.date(),
  context_data: z.unknown(),
});

export async function liveRows({ pool }: Database): Promise<readonly StagedRow[]> {
  const [rows] = await pool.query(
    `SELECT id, user_id, scheduled_for, valid_until, created_at, context_data FROM generation_queue
     WHERE status IN ('queued', 'processing', 'completed')`,
  );
  return z.array(Row).parse(rows).map(readRow);
}

function readRow(row: z.infer<typeof Row>): StagedRow {
  const { context_data: data } = row;
  const context = Context.parse(typeof data === 'string' ? JSON.parse(data) : data);
  return {
    id: row.id,
    userId: row.user_id,
    need: (context.predicted_query ?? context.predicted_action).toLowerCase().trim(),
    from: Date.parse(context.window.from),
    until: row.valid_until.getTime(),
    scheduledFor: row.scheduled_for.getTime(),
    createdAt: row.created_at.getTime(),
  };
}
