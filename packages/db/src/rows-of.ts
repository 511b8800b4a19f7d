/**
 * The row of each person in one statement, null where there is none. An id is found by its letters; to a table's collation
 * CNS1 and cns1 may be one, and whoever has no row to the letter is then looked for alone.
 */
export async function rowsOf<Row extends { readonly userId: string }>(
  userIds: readonly string[],
  find: (userIds: string[]) => Promise<Row[]>,
): Promise<(Row | null)[]> {
  if (userIds.length === 0) return [];
  const rows = new Map((await find([...new Set(userIds)])).map((row) => [row.userId, row]));
  const missing = userIds.filter((userId) => !rows.has(userId));
  if (rows.size === 0 || missing.length === 0 || (await find(missing)).length === 0) {
    return userIds.map((userId) => rows.get(userId) ?? null);
  }
  return Promise.all(userIds.map(async (userId) => rows.get(userId) ?? (await find([userId]))[0] ?? null));
}
