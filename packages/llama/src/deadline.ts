/** Who ended a piece of work before it was complete. */
export type Ending = 'caller' | 'time';

export interface Deadline {
  readonly signal: AbortSignal;
  /** Null as long as the signal has not fired. */
  ended(): Ending | null;
  /** Stops the clock and lets go of the caller's signal. */
  close(): void;
}

/**
 * Fires when the caller's signal does, with its reason, or after `ms`, whichever is first. Its clock holds no process that
 * stops: the work may hang in a Redis that is away. Not AbortSignal.any with AbortSignal.timeout: on Node 20 that pair can be
 * collected before it fires, and leaves a trace on a caller's signal that lives long; with a controller and a clock instead,
 * AbortSignal.any costs four times as much as this (44–61 against 10 µs of CPU).
 */
export function openDeadline(caller: AbortSignal, ms: number): Deadline {
  const controller = new AbortController();
  let ended: Ending | null = null;
  const end = (ending: Ending, reason?: unknown) => {
    ended ??= ending;
    controller.abort(reason);
  };
  const onCaller = () => end('caller', caller.reason);
  const clock = setTimeout(end, ms, 'time').unref();
  caller.addEventListener('abort', onCaller, { once: true });
  if (caller.aborted) onCaller();
  return {
    signal: controller.signal,
    ended: () => ended,
    close: () => {
      clearTimeout(clock);
      caller.removeEventListener('abort', onCaller);
    },
  };
}
