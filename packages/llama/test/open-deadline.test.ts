import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDeadline } from '../src/index.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('whichever is first ends it, and stays the one that did', () => {
  const caller = new AbortController();
  const late = openDeadline(caller.signal, 100);
  vi.advanceTimersByTime(99);
  expect([late.signal.aborted, late.ended()]).toEqual([false, null]);
  vi.advanceTimersByTime(1);
  caller.abort('why');
  expect([late.signal.aborted, late.ended()]).toEqual([true, 'time']);

  const called = new AbortController();
  const early = openDeadline(called.signal, 100);
  called.abort('why');
  vi.advanceTimersByTime(100);
  expect([early.signal.reason, early.ended()]).toEqual(['why', 'caller']);
});

test('a caller that was gone before ends it at once', () => {
  const deadline = openDeadline(AbortSignal.abort('gone'), 100);
  expect([deadline.signal.reason, deadline.ended()]).toEqual(['gone', 'caller']);
});

test('closed, it leaves nothing behind', () => {
  const caller = new AbortController();
  const deadline = openDeadline(caller.signal, 100);
  deadline.close();
  expect(getEventListeners(caller.signal, 'abort')).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(100);
  expect(deadline.ended()).toBe(null);
});
