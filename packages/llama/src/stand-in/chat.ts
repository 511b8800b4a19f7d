import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { BadRequest } from './bad-request.ts';
import type { StandInBehaviour } from './behaviour.ts';
import { readBody } from './body.ts';
import { chance } from './chance.ts';
import { complete } from './completion.ts';
import { problem, type Reply, send } from './reply.ts';
import { type ChatRequest, readRequest } from './request.ts';
import type { Traffic } from './traffic.ts';

/** One chat completion: counted, checked, held back as long as told, and answered or failed as told. */
export async function chat(
  request: IncomingMessage,
  response: ServerResponse,
  traffic: Traffic,
  behaviour: () => StandInBehaviour,
): Promise<void> {
  const call = traffic.begin();
  const hungUp = new AbortController();
  response.once('close', () => hungUp.abort());
  const reply = await replyTo(request, behaviour, call, hungUp.signal).catch(() => problem(500, 'the stand-in broke'));
  if (hungUp.signal.aborted) return traffic.end('hung_up');
  traffic.end(reply.status < 400 ? 'answered' : 'failed');
  send(response, reply);
}

/** Rejects where the caller hangs up. The behaviour is the one in force when the request is complete. */
async function replyTo(
  request: IncomingMessage,
  behaviour: () => StandInBehaviour,
  call: number,
  hungUp: AbortSignal,
): Promise<Reply> {
  const body = await readBody(request);
  if (body === null) return problem(413, 'the request is longer than 16 MiB');
  const told = behaviour();
  const asked = checked(body);
  if (!('messages' in asked)) return asked;
  await heldBack(told.delayMs + told.jitterMs * chance(told.seed, 'jitter', call), hungUp);
  if (chance(told.seed, 'fail', call) < told.failRate) return failure(told);
  return refusing(() => complete(asked, told, call));
}

function checked(body: string): ChatRequest | Reply {
  return refusing(() => readRequest(body));
}

function refusing<T>(read: () => T): T | Reply {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof BadRequest) return problem(400, thrown.message);
    throw thrown;
  }
}

function failure({ failStatus, retryAfter }: StandInBehaviour): Reply {
  const headers: Record<string, string> = retryAfter === null ? {} : { 'retry-after': retryAfter };
  return problem(failStatus, `told to fail with ${failStatus}`, headers);
}

async function heldBack(ms: number, hungUp: AbortSignal): Promise<void> {
  if (ms > 0) await setTimeout(ms, undefined, { signal: hungUp });
}
