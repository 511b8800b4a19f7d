import { describe, expect, test } from 'vitest';
import { clientOf, failureOf, NEVER } from './client-fixture.ts';
import { PROMPT } from './prompt-fixture.ts';
import { completion, http, type RawEndpoint, rawEndpoint } from './raw-endpoint.ts';

function formats({ requests }: RawEndpoint): unknown[] {
  return requests.map(({ body }) => Object(body.response_format).type);
}

describe('an endpoint that knows no json_schema', () => {
  test.each([
    [400, '{"error":{"message":"response_format.type must be json_object"}}'],
    [422, '{"detail":[{"loc":["body","response_format"],"msg":"unexpected value"}]}'],
    [400, 'json_schema is not supported by this model'],
  ])('and says so with %i %s is asked for any object, from then on at once', async (status, refusal) => {
    const endpoint = await rawEndpoint((socket, { body }) => {
      const refused = JSON.stringify(body.response_format).includes('json_schema');
      socket.write(refused ? http(status, refusal) : http(200, completion()));
    });
    const { llama, reports } = clientOf(endpoint.url);
    expect((await llama.ask(PROMPT, NEVER)).text).toBe('{"patterns":[]}');
    expect((await llama.ask(PROMPT, NEVER)).text).toBe('{"patterns":[]}');
    expect(formats(endpoint)).toEqual(['json_schema', 'json_object', 'json_object']);
    expect(reports.map(({ status }) => status)).toEqual(['ok', 'ok']);
  });

  test('and no json_object either refuses, and is asked for the schema again', async () => {
    const endpoint = await rawEndpoint((socket) => socket.write(http(400, '{"message":"no response_format here"}')));
    const { llama } = clientOf(endpoint.url);
    const refused = { kind: 'permanent', code: 'LLAMA_REFUSED', everyone: false };
    expect(await failureOf(llama.ask(PROMPT, NEVER))).toMatchObject(refused);
    expect(await failureOf(llama.ask(PROMPT, NEVER))).toMatchObject(refused);
    expect(formats(endpoint)).toEqual(['json_schema', 'json_object', 'json_schema', 'json_object']);
  });

  test('is not suspected where a refusal is about something else', async () => {
    const endpoint = await rawEndpoint((socket) => socket.write(http(400, '{"message":"too many tokens"}')));
    const { llama } = clientOf(endpoint.url);
    expect(await failureOf(llama.ask(PROMPT, NEVER))).toMatchObject({ code: 'LLAMA_REFUSED' });
    expect(endpoint.requests).toHaveLength(1);
  });
});
