import { setTimeout as after } from 'node:timers/promises';
import type { Complaint } from './complaint.ts';

/** How often something is looked at while it is waited for, milliseconds. */
export const LOOK_MS = 200;

/** The work's result, or the signal's reason as soon as it is aborted: the work itself is left to end by itself. */
export async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let listener = () => {};
  const aborted = new Promise<never>((_, reject) => {
    listener = () => reject(signal.reason);
    if (signal.aborted) listener();
    signal.addEventListener('abort', listener);
  });
  try {
    return await Promise.race([aborted, work]);
  } finally {
    signal.removeEventListener('abort', listener);
  }
}

/** A pause between two looks. @throws the signal's reason */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await after(ms, undefined, { signal }).catch(() => {});
  signal.throwIfAborted();
}

/** Does the work under a signal that is aborted after `seconds`, with what `late` then says. */
export async function within<T>(
  seconds: number,
  late: () => Complaint,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(late()), seconds * 1_000);
  try {
    return await orAborted(work(deadline.signal), deadline.signal);
  } finally {
    clearTimeout(timer);
  }
}
