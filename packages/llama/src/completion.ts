import type { LlamaAnswer } from '@ambia/prediction';
import { z } from 'zod';
import { unreadable } from './breakage.ts';
import { STAND_IN_MODEL } from './stand-in-model.ts';

const TokenCount = z.number().int().nonnegative().catch(0);

const Completion = z.object({
  model: z.string().min(1).nullish().catch(null),
  choices: z.tuple(
    [
      z.object({
        message: z.object({ content: z.string().min(1) }),
        finish_reason: z.string().nullish().catch(null),
      }),
    ],
    z.unknown(),
  ),
  usage: z.object({ prompt_tokens: TokenCount, completion_tokens: TokenCount }).nullish().catch(null),
});

/**
 * The first choice of a chat completion. Only its text is indispensable: a `model` that is missing is the one asked for,
 * and where `usage` is missing or unreadable, tokens and cost are 0.
 * Throws LLAMA_UNREADABLE, also for a page of HTML, which the SDK hands over as a string.
 */
export function readCompletion(body: unknown, asked: string, usdPerMillionTokens: number): LlamaAnswer {
  const read = Completion.safeParse(body);
  if (!read.success) throw unreadable('is not a chat completion with a text');
  const [choice] = read.data.choices;
  const model = read.data.model ?? asked;
  const tokens = {
    prompt: read.data.usage?.prompt_tokens ?? 0,
    completion: read.data.usage?.completion_tokens ?? 0,
  };
  const price = model === STAND_IN_MODEL ? 0 : usdPerMillionTokens;
  return {
    text: choice.message.content,
    model,
    tokens,
    finishReason: choice.finish_reason ?? null,
    costUsd: ((tokens.prompt + tokens.completion) * price) / 1_000_000,
  };
}
