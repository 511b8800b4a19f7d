import { createHash } from 'node:crypto';

/** The longest wording the generator can be handed, in characters. */
export const WORDING_LIMIT = 500;

/** A query as the app and the generator compare it: lower-cased and trimmed. Two wordings with equal needs share a page. */
export function normalizeQuery(query: string): string {
  return query.toLowerCase().trim();
}

/** First 16 hex digits of md5 of `{user_id}:{need}`: where the generator stores the page and the app looks it up. */
export function pageCacheKey(userId: string, need: string): string {
  return createHash('md5').update(`${userId}:${need}`).digest('hex').slice(0, 16);
}
