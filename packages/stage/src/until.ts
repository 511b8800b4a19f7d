import { setTimeout as after } from 'node:timers/promises';

export interface Patience {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Between two looks; 50 where absent. */
  readonly everyMs?: number;
}

/**
 * Looks until it sees something: what `look` returns, unless null, undefined or false. A look that fails or does not
 * return counts as nothing seen.
 * @throws Error naming `what` once the time is over, or the signal's reason
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  { timeoutMs, signal, everyMs = 50 }: Patience,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  const over = after(timeoutMs, null, { signal, ref: false });
  over.catch(() => undefined);
  let trouble = '';
  for (;;) {
    const seen = await Promise.race([
      Promise.resolve()
        .then(look)
        .catch((error: unknown) => {
          trouble = ` (${error instanceof Error ? error.message : String(error)})`;
          return null;
        }),
      over,
    ]);
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    signal.throwIfAborted();
    if (performance.now() >= end) throw new Error(`not within ${Math.round(timeoutMs / 1_000)} s: ${what}${trouble}`);
    await after(everyMs, undefined, { signal });
  }
}
