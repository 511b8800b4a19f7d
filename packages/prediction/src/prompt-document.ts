import { z } from 'zod';

/** Counts up whenever the words, the document or the schema change: an answer to another version was to another question. */
export const PROMPT_VERSION = 2;

/** The one JSON document that a request carries as its user message. */
export const PromptDocument = z.object({
  v: z.literal(PROMPT_VERSION),
  /** The slot, ISO 8601, UTC. */
  now: z.string(),
  /** The person's zone, IANA. */
  zone: z.string(),
  /** The same instant on the person's clock: `sunday 08:35`. */
  local: z.string(),
  /** Whole days that the history covers, 0 to 30. */
  days: z.number().int().nonnegative(),
  /** `id|need|days|window|kept/of`, surest first: `c1|movies tonight|fri|19:30-21:00|3/4`. */
  candidates: z.array(z.string()),
  /** What was asked for last, newest first: `need|day time`. */
  seen: z.array(z.string()),
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
