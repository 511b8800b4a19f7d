import type { Pool } from 'mysql2/promise';

/** How long a goodbye may take, milliseconds: a server that vanished would otherwise hold the process for good. */
const GOODBYE_MS = 2_000;

/** Ends a pool within its own deadline; what does not leave by then is left to the process's end. */
export async function endPool(pool: Pool): Promise<void> {
  let deadline: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    deadline = setTimeout(resolve, GOODBYE_MS);
  });
  // A connection that broke meanwhile is closed as well: nobody is left to whom its error would matter.
  const ended = pool.end().catch(() => {});
  await Promise.race([ended, late]);
  clearTimeout(deadline);
}
