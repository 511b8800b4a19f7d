import { PromptDocument } from '@ambia/prediction';
import type { JournalEntry } from './journal.ts';

/** What the endpoint does with a call. */
export type Act =
  /** A whole HTTP answer, after a while. */
  | {
      readonly do: 'reply';
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly afterMs?: number;
    }
  /** Nothing is ever said. */
  | { readonly do: 'hang' }
  /** Headers and the beginning of a body, then nothing. */
  | { readonly do: 'stall_body'; readonly status?: number; readonly afterMs?: number }
  /** The connection is reset, before anything was said or in the middle of the body. */
  | { readonly do: 'reset'; readonly midBody?: boolean; readonly afterMs?: number };

export interface ScriptedCall extends Pick<JournalEntry, 'nth' | 'person' | 'callsOfPerson'> {
  readonly document: PromptDocument | null;
}

/** What is played: how each call goes. */
export type Script = (call: ScriptedCall) => Act;

/** What an honest Llama says: every candidate it is shown, with 0.9. */
export function answer({ document }: ScriptedCall, { afterMs = 0 }: { readonly afterMs?: number } = {}): Act {
  const ids = document?.candidates.map((line) => line.split('|', 1)[0]) ?? [];
  return saying(JSON.stringify({ patterns: ids.map((candidate) => ({ candidate, confidence: 0.9 })) }), { afterMs });
}

/** A completion with any text. */
export function saying(
  content: string,
  given: { readonly afterMs?: number; readonly finishReason?: string } = {},
): Act {
  const choice = { index: 0, message: { role: 'assistant', content }, finish_reason: given.finishReason ?? 'stop' };
  const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
  return json(
    200,
    { id: 'scripted', object: 'chat.completion', created: 0, model: 'scripted', usage, choices: [choice] },
    given,
  );
}

/** A refusal as the endpoint words it. */
export function refusal(
  status: number,
  given: { readonly headers?: Readonly<Record<string, string>>; readonly afterMs?: number } = {},
): Act {
  return json(status, { error: { message: `scripted ${status}`, type: 'scripted' } }, given);
}

function json(
  status: number,
  value: unknown,
  { headers = {}, afterMs = 0 }: { readonly headers?: Readonly<Record<string, string>>; readonly afterMs?: number },
): Act {
  return {
    do: 'reply',
    status,
    body: JSON.stringify(value),
    afterMs,
    headers: { 'content-type': 'application/json', ...headers },
  };
}

/** The document of a request's body; null where it holds none. */
export function documentOf(body: string): PromptDocument | null {
  try {
    const { messages } = JSON.parse(body);
    return PromptDocument.parse(JSON.parse(messages.at(-1).content));
  } catch {
    return null;
  }
}
