/** Who ended a call before its answer was complete. */
export type Ending = 'caller' | 'time';

export interface Deadline {
  readonly signal: AbortSignal;
  /** Null as long as the signal has not fired. */
  ended(): Ending | null;
  /** Stops the clock and lets go of the caller's signal. */
  close(): void;
}

/**
 * Fires when the caller's signal does or after `ms`, whichever is first.
 * Not AbortSignal.any with AbortSignal.timeout: on Node 20 that pair can be collected before it fires, and leaves a
 * trace on a caller's signal that lives long.
 */
export function openDeadline(caller: AbortSignal, ms: number): Deadline {
  const controller = new AbortController();
  const end = (ending: Ending) => controller.abort(ending);
  const onCaller = () => end('caller');
  const clock = setTimeout(end, ms, 'time');
  caller.addEventListener('abort', onCaller, { once: true });
  if (caller.aborted) end('caller');
  return {
    signal: controller.signal,
    ended: () => (controller.signal.aborted ? controller.signal.reason : null),
    close: () => {
      clearTimeout(clock);
      caller.removeEventListener('abort', onCaller);
    },
  };
}
