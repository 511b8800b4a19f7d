import { readFileSync } from 'node:fs';

const journal: { readonly entries: readonly { readonly when: number }[] } = JSON.parse(
  readFileSync(new URL('../migrations/meta/_journal.json', import.meta.url), 'utf8'),
);

/** How many there are. */
export const MIGRATIONS = journal.entries.length;

/** When the second was made, by which the table of those applied knows it. */
export const SECOND = journal.entries[1]?.when ?? 0;
