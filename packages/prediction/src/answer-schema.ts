import { z } from 'zod';
import { WEEKDAYS } from './zone.ts';

/** At most this many patterns of one answer count. */
export const PATTERN_LIMIT = 20;

/** What we ask Llama to answer, as JSON Schema for `response_format`; what we then accept is wider (pattern.ts). */
export function answerSchema(candidateIds: readonly string[]): Readonly<Record<string, unknown>> {
  const [first, ...rest] = candidateIds;
  const pattern = z.object({
    pattern_type: z.enum(['time_based', 'query_based', 'event_based']),
    confidence: z.number().min(0).max(1),
    ...(first === undefined ? {} : { candidate: z.enum([first, ...rest]).optional() }),
    predicted_query: z.string().optional(),
    predicted_action: z.string(),
    recurrence: z.object({
      days: z.array(z.enum(WEEKDAYS)).min(1),
      at: z.string(),
      window_minutes: z.number().int(),
    }),
    reasoning: z.string(),
  });
  const { $schema, ...schema } = z.toJSONSchema(z.object({ patterns: z.array(pattern).max(PATTERN_LIMIT) }));
  return schema;
}
