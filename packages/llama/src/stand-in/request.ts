import { PromptDocument } from '@ambia/prediction';
import { z } from 'zod';

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

/** Says what of a request was wrong, and repeats nothing of it. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

/** Throws BadRequest. */
export function readRequest(body: string): ChatRequest {
  return read(ChatRequest, body, 'the request');
}

/** The PromptDocument that the last user message carries. Throws BadRequest. */
export function readDocument(request: ChatRequest): PromptDocument {
  const message = request.messages.findLast(({ role }) => role === 'user');
  const document = read(PromptDocument, message?.content ?? '', 'the last user message');
  if (Number.isNaN(Date.parse(document.now)))
    throw new BadRequest('the last user message: now: expected an ISO 8601 date');
  return document;
}

function read<T>(schema: z.ZodType<T>, json: string, what: string): T {
  const result = schema.safeParse(parse(json, what));
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => [...issue.path, issue.message].join(': '));
  throw new BadRequest(`${what}: ${problems.join('; ')}`);
}

function parse(json: string, what: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new BadRequest(`${what}: expected JSON`);
  }
}
