import { clockOffset } from './clock-offset.ts';
import { type ClockState, clockState } from './clock-state.ts';

/** This machine's clock, compared with the one by which the fleet goes. */
export interface Clock {
  /** Milliseconds since the epoch, put right where the machine's own clock is off. */
  now(): number;
  /** How far the machine's clock is ahead (behind: negative), as last measured. */
  aheadMs(): number;
  state(): ClockState;
  /** Tells the state now and, with the one before, whenever it changes. */
  follow(listener: (state: ClockState, before?: ClockState) => void): void;
  /** Resolves with the first comparison. */
  readonly compared: Promise<void>;
  stop(): void;
}

export interface ClockParts {
  readonly now: () => number;
  /** The fleet's clock; an answer may take as long as Redis is away. */
  readonly fleetTime: () => Promise<number>;
  /** How often a clock that is right is compared. */
  readonly everyMs: number;
}

/** How soon a comparison that failed or said nothing is made again. */
const AGAIN_MS = 200;
/** How soon one that was not right: the worker is missed meanwhile. */
const WRONG_AGAIN_MS = 1_000;

export function openClock({ now, fleetTime, everyMs }: ClockParts): Clock {
  const listeners: Parameters<Clock['follow']>[0][] = [];
  let state: ClockState = 'unknown';
  let aheadMs = 0;
  const compare = async (): Promise<number> => {
    const offset = await clockOffset(now, fleetTime);
    const found = clockState(offset);
    if (found === null) return AGAIN_MS;
    const before = state;
    state = found;
    aheadMs = offset.aheadMs;
    if (state !== before) for (const listener of listeners) listener(state, before);
    return state === 'right' ? everyMs : WRONG_AGAIN_MS;
  };
  const stop = repeat(compare);
  const compared = new Promise<void>((resolve) => {
    listeners.push(() => resolve());
  });
  return {
    now: () => (state === 'off' || state === 'far' ? Math.round(now() - aheadMs) : now()),
    aheadMs: () => aheadMs,
    state: () => state,
    follow(listener) {
      listeners.push(listener);
      listener(state);
    },
    compared,
    stop,
  };
}

/** Does `work` again and again, after the milliseconds that it returns each time. */
function repeat(work: () => Promise<number>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const once = async () => {
    const waitMs = await work().catch(() => AGAIN_MS);
    if (!stopped) timer = setTimeout(once, waitMs);
  };
  void once();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
