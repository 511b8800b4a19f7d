import { Failure } from '@ambia/prediction';
import type { Queues } from './queues.ts';

/** Never longer, whatever an endpoint asks for: a mistaken header must not stop the fleet for a day. */
const PAUSE_MAX_MS = 60_000;
/** Nor shorter: `Retry-After: 0` must not become a hot loop. */
const PAUSE_MIN_MS = 1_000;

/** One pause for the whole fleet's Llama calls, kept in Redis and measured by its clock. */
export interface LlamaPause {
  /** @throws Failure rate_limited `LLAMA_PAUSED` with what is left of the pause */
  check(): Promise<void>;
  /**
   * Extends the pause to at least `ms` from now; true where calls flowed until then, which is news.
   * @param code the failure that asked for it
   */
  start(ms: number, code: string): Promise<boolean>;
  /** Why and how long still, milliseconds; null where calls flow. */
  current(): Promise<{ readonly code: string; readonly leftMs: number } | null>;
}

export function llamaPause(queues: Queues): LlamaPause {
  const key = `${queues.settings.prefix}:llama:pause`;
  const current = async () => {
    const [code, leftMs] = await Promise.all([queues.redis.get(key), queues.redis.pttl(key)]);
    return code !== null && leftMs > 0 ? { code, leftMs } : null;
  };
  return {
    current,
    async check() {
      const pause = await current();
      if (!pause) return;
      throw new Failure('rate_limited', 'LLAMA_PAUSED', `all calls wait after ${pause.code}`, {
        retryAfterMs: pause.leftMs,
      });
    },
    async start(ms, code) {
      const wanted = Math.max(PAUSE_MIN_MS, Math.min(ms, PAUSE_MAX_MS));
      // Two workers may do this at once; the loser shortens the pause by milliseconds at most.
      const left = await queues.redis.pttl(key);
      if (left < wanted) await queues.redis.set(key, code, 'PX', wanted);
      return left <= 0;
    },
  };
}
