import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';

export interface CallLimit {
  /**
   * Runs `call` once fewer than the allowed number are running. Where the signal fires while it still waits, it
   * rejects at once with what `abandoned` makes and `call` is never run; later, ending is up to `call`.
   */
  run<T>(call: () => Promise<T>, signal: AbortSignal, abandoned: () => Error): Promise<T>;
  inFlight(): number;
  waiting(): number;
}

/** At most `concurrency` calls at a time, first come, first served. */
export function limitCalls(concurrency: number): CallLimit {
  const limit = pLimit(concurrency);
  // Counted here, because p-limit keeps an abandoned entry in its queue until its turn comes.
  let inFlight = 0;
  let waiting = 0;
  function run<T>(call: () => Promise<T>, signal: AbortSignal, abandoned: () => Error): Promise<T> {
    if (signal.aborted) return Promise.reject(abandoned());
    // Many calls may share one signal, and each takes its listeners off again: no leak to be warned of.
    setMaxListeners(0, signal);
    waiting += 1;
    return new Promise<T>((resolve, reject) => {
      const abandon = () => {
        waiting -= 1;
        reject(abandoned());
      };
      signal.addEventListener('abort', abandon, { once: true });
      void limit(async () => {
        if (signal.aborted) return;
        signal.removeEventListener('abort', abandon);
        waiting -= 1;
        inFlight += 1;
        await call()
          .finally(() => {
            inFlight -= 1;
          })
          .then(resolve, reject);
      });
    });
  }
  return { run, inFlight: () => inFlight, waiting: () => waiting };
}
