import type { UpkeepParts } from './upkeep.ts';

/**
 * Forgets the people who said no or were deleted since: they may never be analysed again, and nobody else's predictions
 * may learn from them meanwhile. Returns how many.
 */
export async function forgetGone({ store }: Pick<UpkeepParts, 'store'>, signal: AbortSignal): Promise<number> {
  let forgotten = 0;
  for await (const page of store.gonePeople()) {
    signal.throwIfAborted();
    for (const userId of page) {
      signal.throwIfAborted();
      if (await store.forgetIfGone(userId)) forgotten += 1;
    }
  }
  return forgotten;
}
