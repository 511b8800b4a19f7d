import { Failure } from '@ambia/prediction';
import { ADMIT } from './llama-admit.ts';
import { ENDED } from './llama-ended.ts';
import type { Queues } from './queues.ts';

/** Never longer, whatever an endpoint asks for: a mistaken header must not stop the fleet for a day. */
const PAUSE_MAX_MS = 60_000;
/** Nor shorter: `Retry-After: 0` must not become a hot loop. */
const PAUSE_MIN_MS = 1_000;

export interface FleetSettings {
  /** Of all workers together; null: any number. */
  readonly callsPerMinute: number | null;
  /** After this long a trial whose worker vanished is taken for lost, milliseconds: longer than any call. */
  readonly callMs: number;
}

export interface Caller {
  /** Waits for the next free moment and not in line. */
  readonly urgent: boolean;
  /** Milliseconds after which a call is of no use any more; never told to wait longer. */
  readonly patienceMs: number;
  /** Whose call it is, as a hash: one person's failures are nobody else's. */
  readonly who: string;
}

/**
 * What an ended call did to everybody's: `closed`, `reopened` or `returned` for the one call that did it. `returned`:
 * after an outage, and those who wait are to be sent for.
 */
export type FleetNews = 'closed' | 'reopened' | 'returned' | 'same';

interface Ended {
  readonly news: FleetNews;
  /** In place of the call's own failure, where calls fail for everyone: rate_limited, with a time to come back. */
  readonly instead: Failure | null;
}

/** Leave to make one call. */
export interface Permit {
  /** To be told once of every permit. Null: there is an answer. */
  ended(failure: Failure | null): Promise<Ended>;
}

/** The calls to Llama of all workers on one Redis, kept there and measured by its clock. */
export interface LlamaFleet {
  /** @throws Failure rate_limited `LLAMA_PACED` or `LLAMA_PAUSED` with this caller's own time to come back */
  admit(caller: Caller): Promise<Permit>;
}

export function llamaFleet(queues: Queues, { callsPerMinute, callMs }: FleetSettings): LlamaFleet {
  const key = fleetKey(queues);
  const run = (script: string, ...given: (string | number)[]) =>
    queues.redis.eval(script, 2, key, `${key}:failing`, ...given);
  return {
    async admit({ urgent, patienceMs, who }) {
      const patience = Math.max(0, Math.round(patienceMs));
      const [ruling, number, reason] = reply(
        await run(ADMIT, callsPerMinute ?? 0, Number(urgent), patience, callMs + PAUSE_MIN_MS),
      );
      if (ruling === 'wait') throw mustWait(Number(number), reason);
      const probe = ruling === 'probe' ? number : '';
      return {
        async ended(failure) {
          const ending = endingOf(failure);
          if (probe === '' && (ending === 'aborted' || ending === 'otherwise')) return { news: 'same', instead: null };
          const [news, wait] = reply(await run(ENDED, probe, ending, failure?.code ?? '', pauseMs(failure), who));
          const instead = wait === '' ? null : mustWait(Math.min(patience, Number(wait)), failure?.code ?? '');
          return { news: newsOf(news), instead };
        },
      };
    },
  };
}

export function fleetKey(queues: Queues): string {
  return `${queues.settings.prefix}:llama:fleet`;
}

function reply(answer: unknown): [string, string, string] {
  const [ruling, number, reason] = Array.isArray(answer) ? answer.map(String) : [];
  return [ruling ?? '', number ?? '', reason ?? ''];
}

function newsOf(answer: string): FleetNews {
  return answer === 'closed' || answer === 'reopened' || answer === 'returned' ? answer : 'same';
}

function mustWait(retryAfterMs: number, reason: string): Failure {
  const [code, text] =
    reason === 'PACE' ? ['LLAMA_PACED', 'calls are spaced evenly'] : ['LLAMA_PAUSED', `all calls wait after ${reason}`];
  return new Failure('rate_limited', code, text, { retryAfterMs });
}

function endingOf(failure: Failure | null): string {
  if (failure === null) return 'well';
  if (failure.everyone) return 'broken';
  if (failure.kind === 'rate_limited') return 'asked_to_wait';
  if (failure.code === 'LLAMA_ABORTED') return 'aborted';
  return failure.kind === 'transient' ? 'failed' : 'otherwise';
}

function pauseMs(failure: Failure | null): number {
  const asked = failure?.retryAfterMs ?? 0;
  return Math.round(Math.max(PAUSE_MIN_MS, Math.min(asked, PAUSE_MAX_MS)));
}
