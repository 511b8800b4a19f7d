import { fleetKey } from './llama-fleet.ts';
import type { Queues } from './queues.ts';

/** Why calls to Llama do not flow. */
export interface Standstill {
  readonly code: string;
  /** Nobody's call can go well before somebody changes a setting or an account. */
  readonly breaker: boolean;
  /** Calls of everyone fail; one a second is tried. */
  readonly away: boolean;
  /** Until the next call is tried, milliseconds; 0: one at a time is. */
  readonly leftMs: number;
}

/** Null where calls flow. */
export async function llamaStandstill(queues: Queues): Promise<Standstill | null> {
  const [[closed, code, reopens], [seconds, micros]] = await Promise.all([
    queues.redis.hmget(fleetKey(queues), 'closed', 'code', 'reopens'),
    queues.redis.time(),
  ]);
  if (!closed || !code) return null;
  const now = Number(seconds) * 1_000 + Number(micros) / 1_000;
  const leftMs = Math.max(0, Math.round(Number(reopens) / 1_000 - now));
  return { code, breaker: closed === 'breaker', away: closed === 'away', leftMs };
}
