import { cleanText, cutVisibly } from '@ambia/prediction';

/** Whoever wrote the text, it must not steer the terminal; at most `limit` characters, a cut is visible. */
export function oneLine(text: string | null, limit: number): string {
  return cutVisibly(cleanText(text) ?? '', limit);
}
