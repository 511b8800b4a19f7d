import type { ClockOffset } from './clock-offset.ts';

/**
 * What a worker's clock lets it do. `right`: everything. `off`: all but what goes by the schedule, which a wrong clock would
 * take along. `far`: nothing. `unknown`: nothing yet.
 */
export type ClockState = 'unknown' | 'right' | 'off' | 'far';

const OFF_MS = 2_000;
const FAR_MS = 60_000;
/** A slower answer says too little: to tell two seconds, half a round trip must be well below them. */
const CERTAIN_MS = 500;

/** Null where the comparison was too uncertain to say. */
export function clockState({ aheadMs, uncertainMs }: ClockOffset): ClockState | null {
  if (uncertainMs > CERTAIN_MS) return null;
  const off = Math.abs(aheadMs);
  return off > FAR_MS ? 'far' : off > OFF_MS ? 'off' : 'right';
}

/** Whether a worker takes any work at all. */
export function takesWork(state: ClockState): boolean {
  return state === 'right' || state === 'off';
}
