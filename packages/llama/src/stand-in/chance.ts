import { createHash } from 'node:crypto';

/** A fraction in [0, 1) that depends on the seed and the names alone: no hidden state, so no order of calls matters. */
export function chance(seed: number, ...names: readonly (string | number)[]): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, ...names]))
    .digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}
