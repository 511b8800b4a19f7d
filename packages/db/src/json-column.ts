/**
 * The value of a JSON column: parsed already (MySQL), text (MariaDB), or text inside text where a writer encoded twice.
 * NULL and blank text are null; what cannot be read is undefined.
 */
export function fromJsonColumn(value: unknown): unknown {
  let parsed = value ?? null;
  for (let depth = 0; depth < 2 && typeof parsed === 'string'; depth += 1) {
    if (parsed.trim() === '') return null;
    try {
      parsed = JSON.parse(parsed);
    } catch {
      return undefined;
    }
  }
  return parsed;
}
