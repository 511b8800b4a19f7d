import type { Prompt } from '@ambia/prediction';
import { z } from 'zod';
import { readJson } from './bad-request.ts';

const ChatRequest = z.object({
  model: z.string().min(1),
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })).min(1),
  temperature: z.number().min(0).max(2).optional(),
  max_tokens: z.number().int().positive().optional(),
  stream: z.literal(false).optional(),
  response_format: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('text') }),
      z.object({ type: z.literal('json_object') }),
      z.object({
        type: z.literal('json_schema'),
        json_schema: z.object({ name: z.string(), schema: z.record(z.string(), z.unknown()) }),
      }),
    ])
    .optional(),
});

/** What the stand-in reads of a chat completion request. */
export type ChatRequest = z.infer<typeof ChatRequest>;

/** Throws BadRequest. */
export function readRequest(body: string): ChatRequest {
  return readJson(ChatRequest, body, 'the request');
}

/** The Prompt that a request carries: its system messages, the last user message, and the schema where one was sent. */
export function promptOf({ messages, response_format: format }: ChatRequest): Prompt {
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  return {
    system: system.join('\n'),
    document: messages.findLast(({ role }) => role === 'user')?.content ?? '',
    answerSchema: format?.type === 'json_schema' ? format.json_schema.schema : {},
  };
}
