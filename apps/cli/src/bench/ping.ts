import { setTimeout as after } from 'node:timers/promises';
import type { Queues } from '@ambia/queue';

const EVERY_MS = 5;

export interface PingWatch {
  /** Round trips so far, milliseconds. */
  stop(): Promise<readonly number[]>;
}

/** Asks Redis again and again whether it is there: what everybody else on it waits. */
export function watchPing(redis: Queues['redis']): PingWatch {
  const ms: number[] = [];
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      const began = performance.now();
      await redis.ping();
      ms.push(performance.now() - began);
      await after(EVERY_MS);
    }
  })();
  watching.catch(() => undefined);
  return {
    async stop() {
      stopped = true;
      await watching;
      return ms;
    },
  };
}
