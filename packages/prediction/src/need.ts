import { hash } from 'node:crypto';

/** The longest wording the generator can be handed, in characters. */
export const WORDING_LIMIT = 500;

/** What the generator's `strip()` takes off: Python's white space, which is not quite JavaScript's (U+FEFF stays, U+001C goes). */
const BLANK = '[\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';
const BLANK_ENDS = new RegExp(`^${BLANK}|${BLANK}$`, 'g');

/** A person's wording without the blanks around it. */
export function trimWording(query: string): string {
  return query.replace(BLANK_ENDS, '');
}

/** A query as the app and the generator compare it: lower-cased and trimmed. Two wordings with equal needs share a page. */
export function normalizeQuery(query: string): string {
  return trimWording(query.toLowerCase());
}

/** First 16 hex digits of md5 of `{user_id}:{need}`: where the generator stores the page and the app looks it up. */
export function pageCacheKey(userId: string, need: string): string {
  return hash('md5', `${userId}:${need}`, 'hex').slice(0, 16);
}

/**
 * A normalised wording without what people vary from one time to the next: runs of blanks, quotation marks, and
 * punctuation at the end. What tells needs apart (`c`, `c++`, `sms:512`) stays.
 */
export function foldWording(need: string): string {
  const folded = need
    .normalize('NFKC')
    .replace(/["'“”„‘’«»]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[ .!?…]+$/, '')
    .trim();
  return folded === '' ? need : folded;
}
