import { normalizeQuery } from '@ambia/prediction';
import { z } from 'zod';
import { fromJsonColumn } from './json-column.ts';

const text = z.string().optional().catch(undefined);

/** `context_data` as anyone may have written it: what does not fit is absent. */
const StoredContext = z.object({
  predicted_query: text,
  predicted_action: text,
  trigger_time: text,
  reasoning: text,
  model: text,
  confidence: z.coerce.number().optional().catch(undefined),
  window: z.object({ from: text }).optional().catch(undefined),
});

export type StoredContext = z.infer<typeof StoredContext>;

/** Never throws: the old function's rows, hand-written ones and broken JSON are read as far as they go. */
export function readContext(column: unknown): StoredContext {
  const read = StoredContext.safeParse(fromJsonColumn(column));
  return read.success ? read.data : {};
}

/** What identifies a row's need, as the generator reads it: query, else action, else the column; normalised. */
export function needOf({ predicted_query, predicted_action }: StoredContext, predictedNeed: string | null): string {
  const words = [predicted_query, predicted_action, predictedNeed].map((word) => normalizeQuery(word ?? ''));
  return words.find((word) => word !== '') ?? '';
}

const Instant = z.iso.datetime({ offset: true });

/** When a row's window opens, ms: where it says none, when the need was to come; null where no instant can be read. */
export function opensAt({ window, trigger_time }: StoredContext): number | null {
  const stated = [window?.from, trigger_time].find((instant) => Instant.safeParse(instant).success);
  return stated === undefined ? null : Date.parse(stated);
}
