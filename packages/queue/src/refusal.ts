import { Failure } from '@ambia/prediction';

/** What Redis says instead of doing what it was asked, by the word that its message begins with. */
const REFUSALS: Readonly<Record<string, readonly [code: string, text: string]>> = {
  OOM: ['REDIS_OUT_OF_MEMORY', 'Redis has reached its maxmemory and refuses writes'],
  READONLY: ['REDIS_READ_ONLY', 'Redis is a replica and refuses writes'],
  MISCONF: ['REDIS_CANNOT_SAVE', 'Redis cannot write to its disk and refuses writes'],
  NOREPLICAS: ['REDIS_WITHOUT_REPLICAS', 'Redis misses replicas and refuses writes'],
  MASTERDOWN: ['REDIS_WITHOUT_MASTER', 'Redis is a replica that lost its master'],
  LOADING: ['REDIS_LOADING', 'Redis is still reading its data'],
  BUSY: ['REDIS_BUSY', 'Redis is busy with a script'],
  NOAUTH: ['REDIS_ACCESS_DENIED', 'Redis wants a password'],
  WRONGPASS: ['REDIS_ACCESS_DENIED', 'Redis rejects the user or password'],
  NOPERM: ['REDIS_ACCESS_DENIED', 'Redis denies the user a right'],
};

/** Before Redis 7, what a script was refused stands behind `-` in a longer message. */
const REFUSED = new RegExp(`(?:^|-)(${Object.keys(REFUSALS).join('|')})\\b`);

/** A refusal as a Failure with a code of ours; any other error as it is. */
export function namedRefusal(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const [code, text] = REFUSALS[REFUSED.exec(error.message)?.[1] ?? ''] ?? [];
  return code === undefined || text === undefined ? error : new Failure('transient', code, text);
}
