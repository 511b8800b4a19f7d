import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface RawRequest {
  readonly head: string;
  /** What the client sent, parsed. */
  readonly body: Record<string, unknown>;
}

export interface RawEndpoint {
  readonly url: string;
  readonly requests: readonly RawRequest[];
  /** Resolves once the n-th connection (from 0) is closed on this side. */
  closed(connection: number): Promise<void>;
  /** Resolves once so many requests have come. */
  arrived(count: number): Promise<void>;
}

/** A TCP server that hands every complete HTTP request to `answer`, which may write, stall or destroy the socket. */
export async function rawEndpoint(answer: (socket: Socket, request: RawRequest) => void): Promise<RawEndpoint> {
  const requests: RawRequest[] = [];
  const closings: Promise<void>[] = [];
  const sockets = new Set<Socket>();
  const waiting = new Set<() => void>();
  const server = createServer((socket) => {
    sockets.add(socket);
    closings.push(new Promise((resolve) => socket.once('close', () => resolve())));
    socket.on('error', () => undefined);
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
      const request = whole(text);
      if (request === null) return;
      text = '';
      requests.push(request);
      for (const check of waiting) check();
      answer(socket, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    closed: async (connection) => closings[connection],
    arrived: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (requests.length < count) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}

function whole(text: string): RawRequest | null {
  const [head, body] = text.split('\r\n\r\n');
  const length = Number(/content-length: (\d+)/i.exec(head ?? '')?.[1]);
  if (head === undefined || body === undefined || Buffer.byteLength(body) < length) return null;
  return { head, body: JSON.parse(body) };
}

/** A whole HTTP answer; `length` may promise more or less than there is. */
export function http(
  status: number,
  body: string,
  { type = 'application/json', headers = '', length = Buffer.byteLength(body) } = {},
): string {
  return `HTTP/1.1 ${status} Any\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n${headers}\r\n${body}`;
}

/** A chat completion, complete unless some of it is replaced. */
export function completion(replaced: Record<string, unknown> = {}): string {
  return JSON.stringify({
    id: 'x',
    object: 'chat.completion',
    model: 'some/model',
    choices: [{ index: 0, message: { role: 'assistant', content: '{"patterns":[]}' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 700, completion_tokens: 300, total_tokens: 1000 },
    ...replaced,
  });
}
