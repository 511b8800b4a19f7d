import { within } from './deadline.ts';

/**
 * At least this long is kept back for each one still to close, so that a slow one cannot starve the rest; short, because
 * the slow one is the worker, whose grace for jobs in hand must not be eaten up by the rest either.
 */
const KEPT_FOR_EACH_MS = 150;

/** What did not close: it failed with `error`, or its share of the deadline passed. */
export interface NotClosed {
  readonly name: string;
  readonly reason: 'failed' | 'late';
  readonly error?: unknown;
}

export interface CloseOptions {
  /** For everything together, milliseconds. */
  readonly deadlineMs: number;
  readonly report: (problem: NotClosed) => void;
}

/** Whatever was opened, newest last. */
export interface Closing {
  /** To be called right after the opening. What is added after the end of `close` is closed at once. */
  add(name: string, close: () => unknown): void;
  /**
   * Closes in reverse order, one after the other. Each may take what is left of the deadline but 150 ms for each of
   * the others (an equal share where there is less). Never rejects; calling it again returns the first call's promise.
   */
  close(options: CloseOptions): Promise<void>;
}

interface Opening {
  readonly name: string;
  readonly close: () => unknown;
}

export function createClosing(): Closing {
  const open: Opening[] = [];
  let closed: Promise<void> | undefined;
  let ended: CloseOptions | undefined;
  return {
    add(name, close) {
      if (ended === undefined) open.push({ name, close });
      else void closeOne({ name, close }, ended.deadlineMs, ended.report);
    },
    close(options) {
      closed ??= closeAll(open, options).then(() => {
        ended = options;
      });
      return closed;
    },
  };
}

async function closeAll(open: Opening[], { deadlineMs, report }: CloseOptions): Promise<void> {
  const end = performance.now() + deadlineMs;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const left = Math.max(0, end - performance.now());
    const kept = Math.min(KEPT_FOR_EACH_MS, left / (open.length + 1));
    await closeOne(next, left - kept * open.length, report);
  }
}

async function closeOne({ name, close }: Opening, shareMs: number, report: CloseOptions['report']): Promise<void> {
  const ending = await within(shareMs, close);
  if (ending.state === 'failed') report({ name, reason: 'failed', error: ending.error });
  if (ending.state === 'late') report({ name, reason: 'late' });
}
