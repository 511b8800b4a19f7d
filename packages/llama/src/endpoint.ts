import type { Prompt } from '@ambia/prediction';
import { APIError, Together } from 'together-ai';
import { boundedFetch } from './bounded-fetch.ts';

/** 20 patterns count: 11 tokens each as asked for, 95 where a model states every field and indents it. */
const ANSWER_TOKENS = 2_000;

type AnswerFormat = NonNullable<Together.Chat.CompletionCreateParams['response_format']>;

export interface EndpointSettings {
  /** May be empty where the address asks for none. */
  readonly apiKey: string;
  /** With its version: `https://api.together.ai/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly timeoutMs: number;
}

/** One request; resolves with the parsed body, or a string where the endpoint did not say it was JSON. */
export type Complete = (prompt: Prompt, signal: AbortSignal) => Promise<unknown>;

/**
 * Asks for an answer that fits the prompt's schema. An endpoint that refuses such a `response_format` is asked again for
 * any JSON object, within the same signal; once that has worked, this client no longer tries the schema.
 */
export function openEndpoint(settings: EndpointSettings): Complete {
  const send = openSender(settings);
  let schemaRefused = false;
  return async (prompt, signal) => {
    if (schemaRefused) return send(prompt, ANY_OBJECT, signal);
    try {
      return await send(prompt, fitting(prompt), signal);
    } catch (thrown) {
      if (!isAboutTheFormat(thrown)) throw thrown;
      const body = await send(prompt, ANY_OBJECT, signal);
      schemaRefused = true;
      return body;
    }
  };
}

/** Every option that the SDK would otherwise take from the environment is set here. */
function openSender(settings: EndpointSettings) {
  const sdk = new Together({
    apiKey: settings.apiKey,
    baseURL: new URL(settings.baseUrl).href,
    projectID: null,
    logLevel: 'off',
    maxRetries: 0,
    timeout: settings.timeoutMs,
    fetch: boundedFetch,
  });
  const headers = { authorization: `Bearer ${settings.apiKey}` };
  return async (prompt: Prompt, format: AnswerFormat, signal: AbortSignal): Promise<unknown> =>
    sdk.chat.completions.create(
      {
        model: settings.model,
        messages: [
          { role: 'system', content: prompt.system },
          { role: 'user', content: prompt.document },
        ],
        temperature: 0,
        max_tokens: ANSWER_TOKENS,
        response_format: format,
      },
      { signal, headers },
    );
}

const ANY_OBJECT: AnswerFormat = { type: 'json_object' };

function fitting(prompt: Prompt): AnswerFormat {
  return { type: 'json_schema', json_schema: { name: 'patterns', schema: { ...prompt.answerSchema } } };
}

function isAboutTheFormat(thrown: unknown): boolean {
  if (!(thrown instanceof APIError) || (thrown.status !== 400 && thrown.status !== 422)) return false;
  return /response_format|json_schema/i.test(thrown.message);
}
