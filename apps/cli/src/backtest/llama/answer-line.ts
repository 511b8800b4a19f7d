import type { LlamaAnswer } from '@ambia/prediction';
import { z } from 'zod';

const Answer = z.object({
  text: z.string(),
  model: z.string(),
  tokens: z.object({ prompt: z.number().nonnegative(), completion: z.number().nonnegative() }),
  finishReason: z.string().nullable(),
  costUsd: z.number().nonnegative(),
}) satisfies z.ZodType<LlamaAnswer>;

/** One line of a recording: a prompt's hash and what was answered. */
export const AnswerLine = z.object({ hash: z.string(), answer: Answer });

export type AnswerLine = z.infer<typeof AnswerLine>;
