import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { clientOf, failureOf, NEVER } from './client-fixture.ts';
import { PROMPT } from './prompt-fixture.ts';
import { completion, http, rawEndpoint } from './raw-endpoint.ts';

const TEN_MEGABYTES = 'x'.repeat(10_000_000);
const noText = [{ message: { role: 'assistant', content: null } }];

describe('an answer that cannot be read', () => {
  test.each<[string, string, (socket: Socket) => void]>([
    ['a page of HTML', 'LLAMA_UNREADABLE', (s) => s.write(http(200, '<html></html>', { type: 'text/html' }))],
    ['HTML that calls itself JSON', 'LLAMA_UNREADABLE', (s) => s.write(http(200, '<html></html>'))],
    ['an empty body', 'LLAMA_UNREADABLE', (s) => s.write(http(200, ''))],
    ['no body at all', 'LLAMA_UNREADABLE', (s) => s.write('HTTP/1.1 204 No Content\r\n\r\n')],
    ['half a JSON', 'LLAMA_UNREADABLE', (s) => s.write(http(200, completion().slice(0, 90)))],
    ['JSON null', 'LLAMA_UNREADABLE', (s) => s.write(http(200, 'null'))],
    ['no choices', 'LLAMA_UNREADABLE', (s) => s.write(http(200, completion({ choices: [] })))],
    ['a choice without text', 'LLAMA_UNREADABLE', (s) => s.write(http(200, completion({ choices: noText })))],
    ['10 MB', 'LLAMA_UNREADABLE', (s) => s.write(http(200, JSON.stringify(TEN_MEGABYTES)))],
    ['a connection reset in the middle', 'LLAMA_UNREACHABLE', resetInTheMiddle],
    ['a connection closed in the middle', 'LLAMA_UNREACHABLE', (s) => s.end(http(200, '{"id":', { length: 900 }))],
    ['a connection closed at once', 'LLAMA_UNREACHABLE', (s) => s.end()],
    ['no HTTP', 'LLAMA_UNREACHABLE', (s) => s.end('220 mail ready\r\n')],
  ])('%s is %s and transient', async (_, code, answer) => {
    const endpoint = await rawEndpoint(answer);
    const { llama, reports } = clientOf(endpoint.url);
    expect(await failureOf(llama.ask(PROMPT, NEVER))).toMatchObject({ kind: 'transient', code });
    expect(reports).toMatchObject([{ status: code }]);
    expect(llama.inFlight()).toBe(0);
  });

  test('is refused while it is read: an endless one ends, and so does its connection', async () => {
    const endpoint = await rawEndpoint((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 999999999\r\n\r\n');
      const more = () => {
        while (!socket.destroyed && socket.write(' '.repeat(65_536)));
      };
      socket.on('drain', more);
      more();
    });
    const { llama } = clientOf(endpoint.url);
    expect(await failureOf(llama.ask(PROMPT, NEVER))).toMatchObject({ code: 'LLAMA_UNREADABLE' });
    await endpoint.closed(0);
  });
});

function resetInTheMiddle(socket: Socket): void {
  socket.write(http(200, '{"id":', { length: 900 }), () => socket.resetAndDestroy());
}
