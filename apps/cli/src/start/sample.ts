import { join } from 'node:path';
import type { ImportedActivity, Store } from '@ambia/db';
import type { Settings } from '@ambia/process';
import { type ImportReport, importFile } from '../import/import-file.ts';
import { openSource } from '../import/source.ts';
import { watchImport } from '../import/watch.ts';
import type { Invocation } from '../invocation.ts';

/** As its licence asks; the whole of it is in the README beside the file. */
export const SAMPLE_CREDIT = 'Copenhagen Networks Study (Sapiezynski, Stopczynski, Lassen, Lehmann 2019), MIT licence';

/** Brings the sample activity up to this week; rows that are there already move or stay. */
export async function importSample(
  store: Store,
  { settings, signal }: { readonly settings: Settings; readonly signal: AbortSignal },
  { io, out }: Invocation,
): Promise<ImportReport> {
  const file = join(io.checkout, 'apps/cli/sample/cns_calls_sms.tsv.gz');
  const source = await openSource(file, io, signal);
  const watch = watchImport(out);
  try {
    const rules = { zone: settings.timeZone, now: io.now(), strict: true, signal, isThere: rowIsThere(store) };
    return await importFile(source, store, rules, watch);
  } finally {
    watch.end();
    await source.close();
  }
}

/** A later start in the same week finds everything in place, and need not write 28,000 rows again to know it. */
function rowIsThere(store: Store): (row: ImportedActivity) => Promise<boolean> {
  return async ({ userId, at, query }) => {
    const found = await store.activity(userId, { since: at, until: at }, 100);
    return found.some((activity) => activity.query === query);
  };
}
