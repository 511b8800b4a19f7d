import { WEEKDAYS } from './zone.ts';

/** At most this many patterns of one answer count. */
export const PATTERN_LIMIT = 20;

const TEXT = { type: 'string' };

const RECURRENCE = {
  type: 'object',
  properties: {
    days: { type: 'array', minItems: 1, items: { type: 'string', enum: WEEKDAYS } },
    at: TEXT,
    window_minutes: { type: 'integer' },
  },
  required: ['days', 'at', 'window_minutes'],
  additionalProperties: false,
};

/** What we ask Llama to answer, as JSON Schema for `response_format`; what we then accept is wider (pattern.ts). */
export function answerSchema(candidateIds: readonly string[]): Readonly<Record<string, unknown>> {
  const pattern = {
    type: 'object',
    properties: {
      pattern_type: { type: 'string', enum: ['time_based', 'query_based', 'event_based'] },
      confidence: { type: 'number', minimum: 0, maximum: 1 },
      ...(candidateIds.length === 0 ? {} : { candidate: { type: 'string', enum: candidateIds } }),
      predicted_query: TEXT,
      predicted_action: TEXT,
      recurrence: RECURRENCE,
      reasoning: TEXT,
    },
    required: ['pattern_type', 'confidence', 'predicted_action', 'recurrence', 'reasoning'],
    additionalProperties: false,
  };
  return {
    type: 'object',
    properties: { patterns: { type: 'array', maxItems: PATTERN_LIMIT, items: pattern } },
    required: ['patterns'],
    additionalProperties: false,
  };
}
