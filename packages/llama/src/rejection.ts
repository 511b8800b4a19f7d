import { Failure } from '@ambia/prediction';
import { retryAfterMs } from './retry-after.ts';

const LONGEST_WAIT_MS = 60_000;
const USUAL_WAIT_MS = 5_000;

/** What a status other than 2xx means, from the status, its headers and the present (milliseconds since the epoch) alone. */
export function rejection(status: number, headers: Headers, now: number): Failure {
  const wait = retryAfterMs(headers.get('retry-after'), now);
  if (status === 429) return rateLimited(status, wait ?? USUAL_WAIT_MS);
  if (status === 503) return wait === null ? transient('LLAMA_OVERLOADED', status) : rateLimited(status, wait);
  if (status === 408 || status === 504) return transient('LLAMA_TIMEOUT', status);
  if (status === 409 || status === 425) return transient('LLAMA_BUSY', status);
  if (status >= 500) return transient('LLAMA_SERVER_ERROR', status);
  return concernsEveryone(status) ?? new Failure('permanent', 'LLAMA_REFUSED', `the request was refused (${status})`);
}

function rateLimited(status: number, waitMs: number): Failure {
  const retryAfterMs = Math.min(waitMs, LONGEST_WAIT_MS);
  const text = `the endpoint asks for a pause of ${retryAfterMs} ms (${status})`;
  return new Failure('rate_limited', 'LLAMA_RATE_LIMITED', text, { retryAfterMs });
}

function transient(code: string, status: number): Failure {
  return new Failure('transient', code, `the endpoint answered ${status}`);
}

/** Nobody's call can succeed before somebody changes a setting or an account. */
function concernsEveryone(status: number): Failure | undefined {
  if (status === 401) return everyone('LLAMA_KEY_REJECTED', 'the API key was rejected (401); check TOGETHER_AI_KEY');
  if (status === 402) return everyone('LLAMA_PAYMENT', 'the account must be paid for first (402)');
  if (status === 403) return everyone('LLAMA_FORBIDDEN', 'the API key may not use this model (403)');
  if (status === 404) {
    return everyone('LLAMA_MODEL_GONE', 'no such model or address (404); check LLAMA_MODEL and TOGETHER_BASE_URL');
  }
  if (status >= 300 && status < 400) {
    return everyone('LLAMA_REDIRECTED', `the address moved (${status}) and is not followed; check TOGETHER_BASE_URL`);
  }
  return undefined;
}

function everyone(code: string, text: string): Failure {
  return new Failure('permanent', code, text, { everyone: true });
}
