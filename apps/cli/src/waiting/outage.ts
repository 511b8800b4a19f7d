import { setTimeout as after } from 'node:timers/promises';
import { Failure } from '@ambia/prediction';
import { Complaint } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { failureReport } from '../failure-report.ts';
import { LOOK_MS, orAborted, pause } from '../patience.ts';

/** A look that takes longer has no answer; the same number as everywhere where a server is reached. */
const ANSWER_MS = 2_500;

/** A server that is asked again and again, and may go away and come back meanwhile. */
export interface Outage {
  /**
   * What `ask` brings, asked until there is an answer. Says once that there is none for some 3 s, and when it is back.
   * @throws what `ask` throws but for an outage; the signal's reason
   */
  answer<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** What is wrong now; null where the last look was answered. */
  complaint(): Complaint | null;
}

export interface OutageWatch {
  readonly say: (line: string) => void;
  /** Milliseconds since any fixed moment. */
  readonly elapsed: () => number;
}

/** @param where the server's address, for people */
export function watchOutage(where: string, { say, elapsed }: OutageWatch): Outage {
  let since: number | null = null;
  let said = false;
  const isAway = (began: number) => {
    since ??= began;
    if (said || elapsed() - since < ANSWER_MS - LOOK_MS) return;
    said = true;
    say(`no answer from ${where} for 3 s; waiting for it`);
  };
  const isBack = () => {
    if (said) say(`${where} answers again`);
    since = null;
    said = false;
  };
  return {
    async answer<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
      let pending: Promise<T> | null = null;
      for (;;) {
        pending ??= ask();
        const began = elapsed();
        const end = await orAborted(inTime(pending), signal);
        if (end.state === 'answered') {
          isBack();
          return end.value;
        }
        isAway(began);
        // What is late may still be answered: asking besides it would only make the queue longer.
        if (end.state === 'away') pending = null;
        await pause(LOOK_MS, signal);
      }
    },
    complaint: () => (since === null ? null : new Complaint(EXIT.unreachable, 'UNREACHABLE', awayText(where))),
  };
}

function awayText(where: string): string {
  return `there is no answer from ${where}: is the server running?`;
}

type Look<T> = { readonly state: 'answered'; readonly value: T } | { readonly state: 'away' | 'late' };

async function inTime<T>(pending: Promise<T>): Promise<Look<T>> {
  const timer = new AbortController();
  const late = after(ANSWER_MS, { state: 'late' } as const, { signal: timer.signal }).catch(
    () => ({ state: 'late' }) as const,
  );
  try {
    return await Promise.race([pending.then(answered, awayOrThrow), late]);
  } finally {
    timer.abort();
  }
}

function answered<T>(value: T): Look<T> {
  return { state: 'answered', value };
}

/** A server that starts again answers, too, that it is not there yet. */
function awayOrThrow(thrown: unknown): Look<never> {
  const passes = thrown instanceof Failure && thrown.kind === 'transient';
  if (passes && failureReport(thrown).exitCode === EXIT.unreachable) return { state: 'away' };
  if (thrown instanceof Error && thrown.message.startsWith('LOADING ')) return { state: 'away' };
  throw thrown;
}
