import type { Backend, Way } from './backend.ts';
import { noneFound, type Reason } from './none-found.ts';
import { BackendUnavailable, reasonOf } from './unavailable.ts';

const TITLES: Readonly<Record<Way, string>> = { path: 'PATH', docker: 'Docker', unpacked: 'Debian packages, unpacked' };

/**
 * The first way that leads to a server that answers. Throws BackendUnavailable when none does, and at once when a way
 * says that trying another would be wrong (a data folder of another product).
 */
export async function firstThatWorks<Address>(
  server: 'Redis' | 'MySQL',
  ways: readonly Way[],
  openers: Readonly<Record<Way, () => Promise<Backend<Address>>>>,
  signal: AbortSignal,
): Promise<Backend<Address>> {
  const reasons: Reason[] = [];
  for (const way of ways) {
    try {
      signal.throwIfAborted();
      return await openers[way]();
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof BackendUnavailable) throw error;
      reasons.push({ way: TITLES[way], reason: reasonOf(error) });
    }
  }
  throw noneFound(server, reasons);
}
