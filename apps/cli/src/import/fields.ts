import { parse } from 'csv-parse/sync';

/**
 * The fields of one line: tabs separate as they are, commas by the rules of CSV. Null where the quotes do not match.
 * A line at a time, because a parser of whole files loses everything that follows one stray quote.
 */
export function fieldsOf(line: string, delimiter: '\t' | ','): string[] | null {
  if (delimiter === '\t' || !line.includes('"')) return line.split(delimiter);
  try {
    return parse(line, { delimiter })[0] ?? null;
  } catch {
    return null;
  }
}
