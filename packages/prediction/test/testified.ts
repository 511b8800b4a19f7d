import type { Testified } from '../src/index.ts';
import { seeded } from '../src/seeded.ts';

/** Numbers as language models state them. */
const SPOKEN = [0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];
/** Inflated ones: everything is .8 to .95, whatever it is about. */
const INFLATED = [0.8, 0.85, 0.9, 0.95];

/**
 * Outcomes that come true exactly as often as the evidence says, 0 to 1, whatever Llama stated.
 * @param share of them that carry a stated confidence
 */
export function testified(seed: number, count: number, { share = 0.5, inflated = false } = {}): Testified[] {
  const random = seeded(seed);
  const words = inflated ? INFLATED : SPOKEN;
  return Array.from({ length: count }, () => {
    const evidence = Math.round((0.05 + 0.9 * random()) * 100) / 100;
    return {
      evidence,
      stated: random() < share ? (words[Math.floor(random() * words.length)] ?? null) : null,
      minutes: 60 + 30 * Math.floor(random() * 7),
      hit: random() < evidence,
      recent: true,
    };
  });
}
