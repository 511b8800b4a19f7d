import type { Queues } from './queues.ts';

/** Whether nobody on this Redis asked the same within `ms`: what concerns all workers is said by one of them. */
export async function saidFirst(queues: Queues, what: string, ms: number): Promise<boolean> {
  const key = `${queues.settings.prefix}:said:${what}`;
  return (await queues.redis.set(key, '', 'PX', ms, 'NX')) === 'OK';
}
