import { expect, test } from 'vitest';
import { noticeReturn } from '../src/llama-return.ts';

/** How often a return is noticed where calls end like this, each after so many milliseconds. */
function returns(calls: readonly (readonly [afterMs: number, status: string])[]): number {
  let at = 0;
  let times = 0;
  const ended = noticeReturn(
    () => {
      times += 1;
    },
    () => at,
  );
  for (const [afterMs, status] of calls) {
    at += afterMs;
    ended(status);
  }
  return times;
}

const failed = (times: number, afterMs: number) =>
  Array.from({ length: times }, () => [afterMs, 'LLAMA_SERVER_ERROR'] as const);

test.each([
  ['an outage that ends is a return, once', [...failed(10, 2_000), [2_000, 'ok'], [10, 'ok']], 1],
  ['two outages are two', [...failed(5, 3_000), [10, 'ok'], ...failed(5, 3_000), [10, 'ok']], 2],
  ['many failures within a moment are none', [...failed(100, 10), [10, 'ok']], 0],
  ['a few failures in a long time are none', [...failed(4, 60_000), [10, 'ok']], 0],
  ['calls that we broke off ourselves say nothing', [[0, 'LLAMA_ABORTED'], ...failed(4, 5_000), [10, 'ok']], 0],
  ['a success in between begins it anew', [...failed(4, 3_000), [10, 'ok'], ...failed(4, 3_000), [10, 'ok']], 0],
] as const)('%s', (_, calls, times) => {
  expect(returns(calls)).toBe(times);
});
