import { optional, text } from './kind.ts';
import { redisUrl } from './url.ts';
import type { Variables } from './variable.ts';

export const REDIS = {
  REDIS_URL: {
    ...optional(redisUrl),
    meaning: 'Redis that holds the jobs; where it is not set, `start` runs one of its own.',
    default: null,
    secret: true,
  },
  QUEUE_PREFIX: {
    ...text(/^[A-Za-z0-9_-]{1,40}$/, '1 to 40 letters, digits, - or _'),
    meaning: 'Begins every key in Redis; two installations on one Redis need two prefixes.',
    default: 'ambia',
  },
} as const satisfies Variables;
