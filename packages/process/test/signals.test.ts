import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onSignals, type SignalSource } from '../src/signals.ts';

class PlayedProcess extends EventEmitter implements SignalSource {
  readonly exits: number[] = [];
  exitCode: number | undefined;

  exit(code: number): void {
    this.exits.push(code);
  }

  /** As the system does it: the listener gets the signal's name. */
  send(signal: 'SIGINT' | 'SIGTERM'): void {
    this.emit(signal, signal);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function started(stop: (signal: string) => unknown = () => {}) {
  const played = new PlayedProcess();
  const stopped = vi.fn(stop);
  const leave = onSignals(played, stopped, { lastResortMs: 40_000 });
  return { played, stopped, leave };
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s stops, and the process is left to end by itself', (signal) => {
  const { played, stopped } = started();
  played.send(signal);
  expect(stopped.mock.calls).toEqual([[signal]]);
  expect(played.exits).toEqual([]);
});

test('a second signal ends the process at once with 130, without a second stop', () => {
  const { played, stopped } = started(() => new Promise(() => {}));
  played.send('SIGTERM');
  played.send('SIGINT');
  expect(stopped).toHaveBeenCalledOnce();
  expect(played.exits).toEqual([130]);
});

test('where the process does not end, it exits with 1 at the last resort and not before', () => {
  const { played } = started(() => new Promise(() => {}));
  played.send('SIGTERM');
  vi.advanceTimersByTime(39_999);
  expect(played.exits).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(played.exits).toEqual([1]);
});

test.each([
  [
    'throws',
    () => {
      throw new Error('no');
    },
  ],
  ['rejects', () => Promise.reject(new Error('no'))],
])('a stop that %s makes the exit code 1', async (_, stop) => {
  const { played } = started(stop);
  played.send('SIGINT');
  await vi.waitFor(() => expect(played.exitCode).toBe(1));
  expect(played.exits).toEqual([]);
});

test('its listeners can be taken away again', () => {
  const { played, stopped, leave } = started();
  leave();
  leave();
  played.send('SIGINT');
  expect(stopped).not.toHaveBeenCalled();
  expect(played.eventNames()).toEqual([]);
});

test('the process itself is such a source', () => {
  const leave = onSignals(process, () => {}, { lastResortMs: 1 });
  expect(process.listenerCount('SIGTERM')).toBeGreaterThan(0);
  leave();
});
