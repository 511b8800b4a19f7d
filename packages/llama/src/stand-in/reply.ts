import type { ServerResponse } from 'node:http';

/** A whole HTTP answer, before it is sent. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An error in the form that this endpoint's clients expect. */
export function problem(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return json(status, { error: { message, type: 'stand_in' } }, headers);
}

export function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(reply.body) });
  response.end(reply.body);
}
