import { z } from 'zod';

/** The one JSON document that a request carries as its user message. */
export const PromptDocument = z.object({
  /** Version of this form. */
  v: z.literal(1),
  /** The slot, ISO 8601, UTC. */
  now: z.string(),
  /** The person's zone, IANA. */
  zone: z.string(),
  /** The same instant on the person's clock: `2026-11-22 sunday 08:35`. */
  local: z.string(),
  /** Days that the history reaches back: to the person's first activity in it, or to the oldest row that was read. */
  days: z.number().int().positive(),
  candidates: z.array(
    z.object({
      /** `c1`, `c2`, …, commonest first. */
      id: z.string(),
      /** The person's own commonest recent wording. */
      query: z.string(),
      /** Hours of the history in which it occurred, also those that `times` leaves out. */
      count: z.number().int().positive(),
      /** Local times, newest first, one per hour at most: `2026-11-20 fri 20:05`. */
      times: z.array(z.string()),
    }),
  ),
});

export type PromptDocument = z.infer<typeof PromptDocument>;

/** What goes to Llama: byte-equal for equal input. */
export interface Prompt {
  readonly system: string;
  /** A PromptDocument as JSON. */
  readonly document: string;
  /** JSON Schema of the answer, for `response_format`. */
  readonly answerSchema: Readonly<Record<string, unknown>>;
}

/** What came back, before anyone believed it. */
export interface LlamaAnswer {
  readonly text: string;
  /** The model's name as the endpoint stated it. */
  readonly model: string;
  readonly tokens: { readonly prompt: number; readonly completion: number };
  readonly finishReason: string | null;
  /** US dollars by the configured price; 0 for a stand-in. */
  readonly costUsd: number;
}
