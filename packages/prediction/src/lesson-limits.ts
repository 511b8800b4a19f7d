/** Bounds of what is learned from: a worker's and a backtest's, which would otherwise learn more than a worker can. */
export const LESSON_LIMITS = {
  /** Outcomes of windows that closed earlier say little of the Llama and the people of today. */
  outcomeDays: 60,
  /** Outcomes that calibration looks at. */
  outcomes: 20_000,
  /**
   * People whose days are rehearsed: always the same ones, the first by the hash of their id. On 582 people of calls and
   * texts the fit of 500 was that of all.
   */
  people: 500,
} as const;
