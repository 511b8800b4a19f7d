/** The slot as people and logs read it: ISO 8601, UTC, without milliseconds where there are none. */
export function slotText(slot: number): string {
  return new Date(slot).toISOString().replace('.000Z', 'Z');
}

/** The slot as part of a job id, where `:` is not allowed: `20261122T083500Z`. */
export function slotKey(slot: number): string {
  return slotText(slot).replace(/[-:.]/g, '');
}

/**
 * The identity of a run that a person starts at `now`. Scheduled slots are whole seconds; this never is one, so the
 * two cannot meet.
 */
export function manualSlot(now: number): number {
  return now % 1_000 === 0 ? now + 1 : now;
}
