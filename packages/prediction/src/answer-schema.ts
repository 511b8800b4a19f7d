/** At most this many patterns of one answer count. */
export const PATTERN_LIMIT = 20;

const TEXT = { type: 'string' };

const RECURRENCE = {
  type: 'object',
  properties: {
    days: { type: 'array', items: TEXT },
    at: TEXT,
    window_minutes: { type: 'integer' },
  },
};

/**
 * What we ask Llama to answer, as JSON Schema for `response_format`; what we then accept is wider (pattern.ts). It is
 * part of every request and paid for, hence no more of it than steers the answer.
 */
export function answerSchema(candidateIds: readonly string[]): Readonly<Record<string, unknown>> {
  const pattern = {
    type: 'object',
    properties: {
      ...(candidateIds.length === 0 ? {} : { candidate: { enum: candidateIds } }),
      confidence: { type: 'number' },
      predicted_query: TEXT,
      predicted_action: TEXT,
      recurrence: RECURRENCE,
    },
    required: ['confidence'],
  };
  return { type: 'object', properties: { patterns: { type: 'array', items: pattern } }, required: ['patterns'] };
}
