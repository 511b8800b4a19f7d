import { type Learned, learn } from '@ambia/prediction';
import { inPieces } from './in-pieces.ts';
import { lessons } from './lessons.ts';
import type { UpkeepParts } from './upkeep.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Learns from everybody's past where the last time is a day ago; an hour, where there was too little to learn from or
 * another Llama is in use.
 * Returns the number of outcomes learned from; 0 where it was not due.
 */
export async function learnIfDue(parts: UpkeepParts, signal: AbortSignal): Promise<number> {
  const { store, events, llama, now } = parts;
  const last = await store.learned();
  if (last !== null && now() - last.at < patienceMs(last.learned, llama)) return 0;
  const learned = await inPieces(learn(await lessons(parts, signal)), signal);
  await store.saveLearned(learned, now());
  events.learned(learned);
  return learned.calibration.outcomes;
}

/** Workers of two Llamas side by side must not undo each other's work all the time: hence an hour at least. */
function patienceMs({ evidence, calibration }: Learned, llama: string): number {
  return evidence.examples > 0 && calibration.llama === llama ? DAY_MS : HOUR_MS;
}
