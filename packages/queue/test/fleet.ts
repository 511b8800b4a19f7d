import { Failure } from '@ambia/prediction';
import {
  type FleetNews,
  type Permit as Given,
  type LlamaFleet,
  llamaFleet,
  openQueues,
  type Queues,
} from '../src/index.ts';

/** So many workers' views of one fleet, each over a connection of its own. */
export function fleetOf(
  queues: Queues,
  workers: number,
  { callsPerMinute = null, callMs = 30_000 }: { callsPerMinute?: number | null; callMs?: number } = {},
): { ask: Ask[]; close(): Promise<void> } {
  const all = Array.from({ length: workers }, () => openQueues(queues.settings, () => undefined));
  return {
    ask: all.map((own) => asking(llamaFleet(own, { callsPerMinute, callMs }))),
    async close() {
      for (const own of all) await own.close();
    },
  };
}

/** Leave to call. */
interface Permit {
  /** What the call's end did to everybody's. */
  ended(failure: Failure | null): Promise<FleetNews>;
  /** The same, with what the caller is told. */
  readonly told: Given['ended'];
}

/** Leave to call, or the milliseconds that this caller is told to wait. */
export type Ask = (caller?: { urgent?: boolean; patienceMs?: number; who?: string }) => Promise<Permit | number>;

function asking(fleet: LlamaFleet): Ask {
  return async ({ urgent = false, patienceMs = 600_000, who = 'ann' } = {}) => {
    try {
      const permit = await fleet.admit({ urgent, patienceMs, who });
      return { told: permit.ended, ended: async (failure) => (await permit.ended(failure)).news };
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.kind === 'rate_limited') return thrown.retryAfterMs ?? 0;
      throw thrown;
    }
  };
}

export function permits(answers: readonly (Permit | number)[]): Permit[] {
  return answers.filter((answer) => typeof answer !== 'number');
}

export function waits(answers: readonly (Permit | number)[]): number[] {
  return answers.filter((answer) => typeof answer === 'number').sort((a, b) => a - b);
}

/** The only permit there is. */
export function onePermit(answers: readonly (Permit | number)[]): Permit {
  const [permit, ...more] = permits(answers);
  if (permit === undefined || more.length > 0) throw new Error(`expected one permit, got ${permits(answers).length}`);
  return permit;
}

export const ASKED_TO_WAIT = (retryAfterMs: number) =>
  new Failure('rate_limited', 'LLAMA_RATE_LIMITED', 'wait', { retryAfterMs });
export const KEY_REJECTED = new Failure('permanent', 'LLAMA_KEY_REJECTED', 'no', { everyone: true });
export const SERVER_ERROR = new Failure('transient', 'LLAMA_SERVER_ERROR', 'away');
export const ABORTED = new Failure('transient', 'LLAMA_ABORTED', 'let go');

/** Plays that the time until the next trial is over. */
export async function timePasses(queues: Queues): Promise<void> {
  await queues.redis.hset(`${queues.settings.prefix}:llama:fleet`, 'reopens', 1);
}

/** Plays that calls have failed for so long. */
export async function failingFor(queues: Queues, ms: number): Promise<void> {
  const [seconds] = await queues.redis.time();
  await queues.redis.hset(`${queues.settings.prefix}:llama:fleet`, 'failing', (Number(seconds) * 1_000 - ms) * 1_000);
}
