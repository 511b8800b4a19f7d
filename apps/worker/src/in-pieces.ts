import { setImmediate } from 'node:timers/promises';
import type { Steps } from '@ambia/prediction';

/** So long the event loop may wait for us. */
const PIECE_MS = 10;

/** Runs a long computation between everything else that this process does. @throws the signal's reason */
export async function inPieces<T>(steps: Steps<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    const until = performance.now() + PIECE_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await setImmediate();
    signal.throwIfAborted();
  }
}
