import { setTimeout as after } from 'node:timers/promises';
import { asFailure } from '@ambia/prediction';

const AGAIN_MS = 1_000;

export interface OnceThere {
  /** Told of every try in vain. */
  readonly report: (error: unknown) => void;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

/**
 * What `open` resolves with, tried every second while it fails for something that passes. Null once the signal fired.
 * Rejects with what will not pass by waiting.
 */
export async function onceThere<T>(open: () => Promise<T>, { report, signal }: OnceThere): Promise<T | null> {
  while (!signal.aborted) {
    try {
      return await open();
    } catch (error) {
      if (asFailure(error).kind !== 'transient') throw error;
      report(error);
    }
    await after(AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }
  return null;
}
