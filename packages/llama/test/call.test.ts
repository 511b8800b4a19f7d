import { describe, expect, test } from 'vitest';
import { clientOf, NEVER } from './client-fixture.ts';
import { PROMPT } from './prompt-fixture.ts';
import { completion, http, rawEndpoint } from './raw-endpoint.ts';

async function answerTo(replaced: Record<string, unknown>) {
  const endpoint = await rawEndpoint((socket) => socket.write(http(200, completion(replaced))));
  const { llama, reports } = clientOf(endpoint.url);
  return { answer: await llama.ask(PROMPT, NEVER), reports, requests: endpoint.requests };
}

describe('a call', () => {
  test('sends the system text, the document and the schema, at temperature 0 and bounded', async () => {
    const { requests } = await answerTo({});
    expect(requests[0]?.head).toMatch(/^POST \/v1\/chat\/completions HTTP/);
    expect(requests[0]?.head).toMatch(/authorization: Bearer secret-key/i);
    expect(requests[0]?.body).toEqual({
      model: 'meta-llama/Llama-3.3-70B-Instruct-Turbo',
      messages: [
        { role: 'system', content: PROMPT.system },
        { role: 'user', content: PROMPT.document },
      ],
      temperature: 0,
      max_tokens: 2_000,
      response_format: { type: 'json_schema', json_schema: { name: 'patterns', schema: PROMPT.answerSchema } },
    });
  });

  test('gives the text, the model, the tokens, why it ended and what it cost', async () => {
    const { answer, reports } = await answerTo({});
    expect(answer).toEqual({
      text: '{"patterns":[]}',
      model: 'some/model',
      tokens: { prompt: 700, completion: 300 },
      finishReason: 'stop',
      costUsd: 0.00088,
    });
    expect(reports).toEqual([{ ms: expect.any(Number), status: 'ok', costUsd: 0.00088, tokens: answer.tokens }]);
  });

  test.each<[string, unknown]>([
    ['missing', undefined],
    ['null', null],
    ['a text', 'many'],
    ['negative', { prompt_tokens: -1, completion_tokens: 'x' }],
  ])('counts no tokens and no cost where usage is %s', async (_, usage) => {
    const { answer } = await answerTo({ usage });
    expect(answer).toMatchObject({ tokens: { prompt: 0, completion: 0 }, costUsd: 0 });
  });

  test('takes an answer without finish_reason, usage and model', async () => {
    const choices = [{ message: { content: 'text' } }];
    const { answer } = await answerTo({ choices, usage: undefined, model: undefined });
    expect(answer).toMatchObject({
      text: 'text',
      finishReason: null,
      model: 'meta-llama/Llama-3.3-70B-Instruct-Turbo',
    });
  });

  test('reads an answer just below a megabyte', async () => {
    const content = 'x'.repeat(1_000_000);
    const { answer } = await answerTo({ choices: [{ message: { content } }] });
    expect(answer.text).toBe(content);
  });
});
