const TABLE_BITS = 10;
const TABLE_SIZE = 1 << TABLE_BITS;
const TABLE_MASK = TABLE_SIZE - 1;

/** Sums weights over the days of a mask: bit j is the day that lies j + 1 days back. */
export type WeighDays = (mask: number) => number;

/**
 * Days weigh less the farther back they lie: e^(-age / decayDays). Three tables of 1,024 sums replace a loop over thirty
 * days, because a search weighs some ten thousand masks.
 */
export function recencyOf(decayDays: number): WeighDays {
  const [first, second, third] = [0, TABLE_BITS, 2 * TABLE_BITS].map((shift) => sums(shift, decayDays));
  return (mask) =>
    (first?.[mask & TABLE_MASK] ?? 0) +
    (second?.[(mask >>> TABLE_BITS) & TABLE_MASK] ?? 0) +
    (third?.[(mask >>> (2 * TABLE_BITS)) & TABLE_MASK] ?? 0);
}

function sums(shift: number, decayDays: number): Float64Array {
  const table = new Float64Array(TABLE_SIZE);
  for (let mask = 1; mask < TABLE_SIZE; mask++) {
    const lowest = 31 - Math.clz32(mask & -mask);
    table[mask] = (table[mask & (mask - 1)] ?? 0) + Math.exp(-(shift + lowest + 1) / decayDays);
  }
  return table;
}
