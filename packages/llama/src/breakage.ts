import { asFailure, Failure } from '@ambia/prediction';
import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'together-ai';
import { OversizedBody } from './bounded-fetch.ts';
import type { Ending } from './deadline.ts';
import { rejection } from './rejection.ts';

export function aborted(): Failure {
  return new Failure('transient', 'LLAMA_ABORTED', 'the caller gave up waiting');
}

export function unreadable(what: string): Failure {
  return new Failure('transient', 'LLAMA_UNREADABLE', `the endpoint's answer ${what}`);
}

/** Whatever a call threw, as a Failure that echoes nothing of it. `ended` says whether we cut it off ourselves. */
export function breakage(thrown: unknown, ended: Ending | null, now: number): Failure {
  if (ended === 'caller') return aborted();
  if (thrown instanceof Failure) return thrown;
  if (thrown instanceof APIError && thrown.status !== undefined) {
    return rejection(thrown.status, thrown.headers ?? new Headers(), now);
  }
  if (ended === 'time' || thrown instanceof APIConnectionTimeoutError) {
    return new Failure('transient', 'LLAMA_TIMEOUT', 'no complete answer within the time allowed');
  }
  if (thrown instanceof APIConnectionError) return connection(thrown);
  if (thrown instanceof SyntaxError) return unreadable('is not JSON');
  return asFailure(thrown);
}

function connection(error: APIConnectionError): Failure {
  if (error.cause instanceof OversizedBody) return unreadable('is longer than allowed');
  return new Failure('transient', 'LLAMA_UNREACHABLE', 'the connection failed or was lost');
}
