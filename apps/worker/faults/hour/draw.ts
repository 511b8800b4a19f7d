/** A number in [from, to). */
export function between(random: () => number, from: number, to: number): number {
  return from + random() * (to - from);
}

/** Any one of them. @throws where there is none */
export function oneOf<T>(random: () => number, all: readonly T[]): T {
  const drawn = all[Math.floor(random() * all.length)];
  if (drawn === undefined) throw new Error('nothing to draw from');
  return drawn;
}

/** Everything once in a random order, then once more in another, for ever: nothing waits long for its turn. */
export function* shuffledRounds<T>(all: readonly T[], random: () => number): Generator<T, void> {
  for (;;) {
    const left = [...all];
    while (left.length > 0) yield* left.splice(Math.floor(random() * left.length), 1);
  }
}
