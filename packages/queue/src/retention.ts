const HOUR_S = 3_600;

/** Ended jobs kept, by age (s) and count, whichever is reached first. */
interface Keep {
  readonly age: number;
  readonly count: number;
}

export interface Kept {
  readonly removeOnComplete: Keep;
  readonly removeOnFail: Keep;
}

/** Of ticks and upkeeps: a day of the default schedule, a week of a rarer one. */
export const FEW_KEPT: Kept = {
  removeOnComplete: { age: 168 * HOUR_S, count: 300 },
  removeOnFail: { age: 168 * HOUR_S, count: 300 },
};

/** Of people: to look at on the board. Who failed is known to the database for a day, however many they are. */
export const PEOPLE_KEPT: Kept = {
  removeOnComplete: { age: HOUR_S, count: 5_000 },
  removeOnFail: { age: 24 * HOUR_S, count: 5_000 },
};

/** Entries of each queue's event stream, which nobody but the board reads; BullMQ would keep 10,000. */
export const EVENTS_KEPT = 1_000;
