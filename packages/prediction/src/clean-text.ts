/**
 * Control, format (bidi overrides) and line-breaking characters: nothing that Llama says may steer a page or a terminal.
 * The two joiners stay: Persian words and many emoji fall apart without them.
 */
const UNSEEN = /(?:(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}])+/gu;

/** Text from outside, readable on one line; undefined where it is no text or nothing is left. */
export function cleanText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const clean = value.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  return clean === '' ? undefined : clean;
}

/** At most `limit` characters (UTF-16 units), a cut shown by an ellipsis and never through a surrogate pair. */
export function cutVisibly(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
