import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClosing, type NotClosed } from '../src/index.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A closing with a list of what happened and the options to end it with. */
function started(deadlineMs = 10_000) {
  const events: string[] = [];
  const report = ({ name, reason }: NotClosed) => void events.push(`${name} ${reason}`);
  return { closing: createClosing(), events, options: { deadlineMs, report } };
}

const never = () => new Promise<never>(() => {});

test('what was opened last closes first, one after the other', async () => {
  const { closing, events, options } = started();
  for (const name of ['redis', 'queue', 'worker']) {
    closing.add(name, async () => {
      events.push(`${name} closing`);
      await Promise.resolve();
      events.push(`${name} closed`);
    });
  }
  await closing.close(options);
  expect(events).toEqual(['worker', 'queue', 'redis'].flatMap((name) => [`${name} closing`, `${name} closed`]));
});

test('closing twice closes once, and nothing opened is harmless', async () => {
  const { closing, options } = started();
  const close = vi.fn();
  closing.add('redis', close);
  expect(closing.close(options)).toBe(closing.close(options));
  await closing.close(options);
  expect(close).toHaveBeenCalledOnce();
  await createClosing().close(options);
});

test('what fails is reported with its error and does not stop the rest', async () => {
  const { closing, events } = started();
  const [sync, async] = [new Error('sync'), new Error('async')];
  const problems: NotClosed[] = [];
  closing.add('redis', () => events.push('redis closed'));
  closing.add('queue', () => Promise.reject(async));
  closing.add('worker', () => {
    throw sync;
  });
  await closing.close({ deadlineMs: 100, report: (problem) => problems.push(problem) });
  expect(problems).toEqual([
    { name: 'worker', reason: 'failed', error: sync },
    { name: 'queue', reason: 'failed', error: async },
  ]);
  expect(events).toEqual(['redis closed']);
});

test('one that never closes takes all but 150 ms for each of the others', async () => {
  const { closing, events, options } = started(35_000);
  closing.add('database', () => events.push('database closed'));
  closing.add('redis', () => events.push('redis closed'));
  closing.add('worker', never);
  const closed = closing.close(options);
  await vi.advanceTimersByTimeAsync(34_699);
  expect(events).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await closed;
  expect(events).toEqual(['worker late', 'redis closed', 'database closed']);
});

test('where none closes, the deadline holds for all together', async () => {
  const { closing, events, options } = started(300);
  for (const name of ['a', 'b', 'c']) closing.add(name, never);
  const closed = closing.close(options);
  await vi.advanceTimersByTimeAsync(100);
  expect(events).toEqual(['c late']);
  await vi.advanceTimersByTimeAsync(200);
  await closed;
  expect(events).toEqual(['c late', 'b late', 'a late']);
});

test('what is opened while or after everything closes is closed too', async () => {
  const { closing, events, options } = started();
  closing.add('worker', () => closing.add('late opening', () => events.push('late opening closed')));
  await closing.close(options);
  closing.add('later opening', () => events.push('later opening closed'));
  expect(events).toEqual(['late opening closed', 'later opening closed']);
});
