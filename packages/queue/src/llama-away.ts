/**
 * When Llama counts as away for everyone. Calls that fail one after another over this time are no bad luck (of 30 % that
 * fail, 5 in a row are one in 400, and a busy fleet has no 5 s of them); but one person's may fail for a reason of their
 * own, tick after tick, and must not stop the others.
 */
export const OUTAGE = { people: 5, lastsMs: 5_000 };

/** While it is away so many calls of the whole fleet are tried: its return is noticed within this time. */
export const AWAY_TRIAL_MS = 1_000;
