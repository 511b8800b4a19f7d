import type { Redis } from 'ioredis';

const LOOK_MS = 1_000;

/**
 * Gives up a connection on which not one byte came for so many looks, a second apart: it is made anew, and what had no
 * answer is asked again. The network alone would take a quarter of an hour to notice a server that vanished without a
 * word. Looks are counted rather than time, since a process that was busy or stopped has not heard anything either.
 */
export function giveUpSilence(redis: Redis, looks: number): void {
  redis.on('connect', () => {
    const { stream } = redis;
    let heard = stream.bytesRead;
    let silent = 0;
    const timer = setInterval(() => {
      silent = stream.bytesRead === heard ? silent + 1 : 0;
      heard = stream.bytesRead;
      if (silent >= looks) stream.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' }));
      else askIfThere(redis);
    }, LOOK_MS);
    timer.unref();
    stream.once('close', () => clearInterval(timer));
  });
}

/** So that a connection with nothing to say is not taken for one that nobody answers. */
function askIfThere(redis: Redis): void {
  if (redis.status === 'ready') redis.ping().catch(() => undefined);
}
