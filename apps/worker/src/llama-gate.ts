import type { CallHooks } from '@ambia/llama';
import type { LlamaPause } from '@ambia/queue';
import type { Events } from './events.ts';

/** How long a breakage that concerns everyone (a rejected key) stops the fleet before it tries again. */
const BREAKER_MS = 60_000;

/** Between this worker's calls and the fleet: no call while it pauses, and a failure that concerns it makes it pause. */
export function llamaGate(pause: LlamaPause, events: () => Events): CallHooks {
  return {
    before: () => pause.check(),
    async failed(failure) {
      const ms = failure.everyone ? BREAKER_MS : failure.kind === 'rate_limited' ? failure.retryAfterMs : undefined;
      if (ms === undefined) return;
      if (await pause.start(ms, failure.code)) events().llamaPaused(failure);
    },
    report: (call) => events().llamaCall(call),
  };
}
