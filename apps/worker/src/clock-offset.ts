/** How far a clock is ahead of another, milliseconds (behind: negative), and how wrong that may be either way. */
export interface ClockOffset {
  readonly aheadMs: number;
  readonly uncertainMs: number;
}

/** Compares `now` with a clock at a distance, which is taken to have been read in the middle of the round trip. */
export async function clockOffset(now: () => number, theirs: () => Promise<number>): Promise<ClockOffset> {
  const asked = now();
  const read = await theirs();
  const answered = now();
  return { aheadMs: (asked + answered) / 2 - read, uncertainMs: Math.abs(answered - asked) / 2 };
}
