import { describe, expect, test } from 'vitest';
import { rejection } from '../src/rejection.ts';

const NOW = Date.parse('2026-11-22T08:35:00Z');

describe('what a status means', () => {
  test.each([
    [429, null, 'rate_limited', 'LLAMA_RATE_LIMITED', 5_000, false],
    [429, '7', 'rate_limited', 'LLAMA_RATE_LIMITED', 7_000, false],
    [429, '0', 'rate_limited', 'LLAMA_RATE_LIMITED', 0, false],
    [429, '1.5', 'rate_limited', 'LLAMA_RATE_LIMITED', 1_500, false],
    [429, '86400', 'rate_limited', 'LLAMA_RATE_LIMITED', 60_000, false],
    [429, '99999999999999999999', 'rate_limited', 'LLAMA_RATE_LIMITED', 60_000, false],
    [429, '-3', 'rate_limited', 'LLAMA_RATE_LIMITED', 5_000, false],
    [429, 'in 5', 'rate_limited', 'LLAMA_RATE_LIMITED', 5_000, false],
    [429, '', 'rate_limited', 'LLAMA_RATE_LIMITED', 5_000, false],
    [429, 'Sun, 22 Nov 2026 08:35:20 GMT', 'rate_limited', 'LLAMA_RATE_LIMITED', 20_000, false],
    [429, 'Sun, 22 Nov 2026 09:35:00 GMT', 'rate_limited', 'LLAMA_RATE_LIMITED', 60_000, false],
    [429, 'Sun, 22 Nov 2026 08:34:00 GMT', 'rate_limited', 'LLAMA_RATE_LIMITED', 5_000, false],
    [429, 'Sunday, 22-Nov-26 08:35:20 GMT', 'rate_limited', 'LLAMA_RATE_LIMITED', 20_000, false],
    [429, 'Sun Nov 22 08:35:20 2026', 'rate_limited', 'LLAMA_RATE_LIMITED', 20_000, false],
    [429, 'Sun, some day', 'rate_limited', 'LLAMA_RATE_LIMITED', 5_000, false],
    [503, '12', 'rate_limited', 'LLAMA_RATE_LIMITED', 12_000, false],
    [503, null, 'transient', 'LLAMA_OVERLOADED', undefined, false],
    [503, 'soon', 'transient', 'LLAMA_OVERLOADED', undefined, false],
    [500, '12', 'transient', 'LLAMA_SERVER_ERROR', undefined, false],
    [502, null, 'transient', 'LLAMA_SERVER_ERROR', undefined, false],
    [529, null, 'transient', 'LLAMA_SERVER_ERROR', undefined, false],
    [504, null, 'transient', 'LLAMA_TIMEOUT', undefined, false],
    [408, null, 'transient', 'LLAMA_TIMEOUT', undefined, false],
    [409, null, 'transient', 'LLAMA_BUSY', undefined, false],
    [425, null, 'transient', 'LLAMA_BUSY', undefined, false],
    [401, null, 'permanent', 'LLAMA_KEY_REJECTED', undefined, true],
    [402, null, 'permanent', 'LLAMA_PAYMENT', undefined, true],
    [403, null, 'permanent', 'LLAMA_FORBIDDEN', undefined, true],
    [404, null, 'permanent', 'LLAMA_MODEL_GONE', undefined, true],
    [308, null, 'permanent', 'LLAMA_REDIRECTED', undefined, true],
    [400, null, 'permanent', 'LLAMA_REFUSED', undefined, false],
    [413, null, 'permanent', 'LLAMA_REFUSED', undefined, false],
    [422, '12', 'permanent', 'LLAMA_REFUSED', undefined, false],
    [418, null, 'permanent', 'LLAMA_REFUSED', undefined, false],
  ])('%i with Retry-After %j is %s %s', (status, retryAfter, kind, code, retryAfterMs, everyone) => {
    const headers = new Headers(retryAfter === null ? {} : { 'retry-after': retryAfter });
    expect(rejection(status, headers, NOW)).toMatchObject({ kind, code, retryAfterMs, everyone });
  });
});
