/** Counts since the start. A caller that hung up before its answer is among the calls, but neither answered nor failed. */
export interface StandInStats {
  readonly calls: number;
  readonly answered: number;
  /** Failures that were asked for, and requests that were refused. */
  readonly failed: number;
  readonly inFlight: number;
  /**
   * The most that were in flight at once. A caller that gives up and calls again at once may be counted on top of itself
   * for as long as its hang-up travels.
   */
  readonly maxInFlight: number;
}

export interface Traffic {
  /** A call has come; its number, from 1. */
  begin(): number;
  /** To be told before the last byte goes out, so that the caller's next call does not come on top of this one. */
  end(how: 'answered' | 'failed' | 'hung_up'): void;
  stats(): StandInStats;
}

export function countTraffic(): Traffic {
  const count = { calls: 0, answered: 0, failed: 0, inFlight: 0, maxInFlight: 0 };
  return {
    begin: () => {
      count.calls += 1;
      count.inFlight += 1;
      count.maxInFlight = Math.max(count.maxInFlight, count.inFlight);
      return count.calls;
    },
    end: (how) => {
      count.inFlight -= 1;
      if (how !== 'hung_up') count[how] += 1;
    },
    stats: () => ({ ...count }),
  };
}
