import { setImmediate } from 'node:timers/promises';
import type { Steps } from '@ambia/prediction';

/** Pieces of a long computation between two looks at the signal. */
const PIECES = 100;

/** Runs a computation to its end, unless the signal fires: whoever interrupts is heard in between. */
export async function inTurns<T>(steps: Steps<T>, signal: AbortSignal): Promise<T> {
  for (let piece = 1; ; piece++) {
    const step = steps.next();
    if (step.done) return step.value;
    if (piece % PIECES === 0) await breathe(signal);
  }
}

/** Lets everything else have its turn. @throws the signal's reason where it has fired */
export async function breathe(signal: AbortSignal): Promise<void> {
  await setImmediate();
  signal.throwIfAborted();
}
