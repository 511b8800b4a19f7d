import { z } from 'zod';
import { Failure } from './failure.ts';
import { type Patterns, readPatterns } from './pattern.ts';
import type { LlamaAnswer } from './prompt-document.ts';

const AnswerForm = z.union([
  z.object({ patterns: z.array(z.unknown()) }).transform((answer) => answer.patterns),
  z.array(z.unknown()),
]);

/**
 * The patterns in an answer's text: JSON, also inside Markdown or between sentences.
 * @throws Failure transient `LLAMA_UNREADABLE` (`LLAMA_CUT_OFF` where the endpoint says that it ran out of tokens):
 * an answer that nobody can read is no answer.
 */
export function readAnswer({ text, finishReason }: Pick<LlamaAnswer, 'text' | 'finishReason'>): Patterns {
  for (const part of [text, fenced(text), braced(text)]) {
    const form = AnswerForm.safeParse(parseJson(part));
    if (form.success) return readPatterns(form.data);
  }
  if (finishReason === 'length') throw new Failure('transient', 'LLAMA_CUT_OFF', 'the answer ended at the token limit');
  throw new Failure('transient', 'LLAMA_UNREADABLE', 'the answer holds no JSON of the agreed form');
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fenced(text: string): string | undefined {
  return /```(?:json)?\s*([\s\S]*?)```/i.exec(text)?.[1];
}

function braced(text: string): string | undefined {
  const from = text.indexOf('{');
  const to = text.lastIndexOf('}');
  return from >= 0 && to > from ? text.slice(from, to + 1) : undefined;
}
