/** Guesses that an address has before it must wait: more than a person mistypes. */
const FREE_TRIES = 10;
/** Doubles with each guess beyond the free ones: some 1,400 guesses a day in the end. */
const WAIT_FROM_MS = 1_000;
const WAIT_MAX_MS = 60_000;
const FORGET_MS = 15 * 60_000;
/** Bounds the memory that strangers can take up; the address that was longest quiet is forgotten first. */
const ADDRESSES_MAX = 10_000;

interface Guesser {
  readonly guesses: number;
  readonly last: string;
  readonly at: number;
  readonly waitUntil: number;
}

/** What wrong passwords cost, per address. */
export interface WrongTries {
  /** Milliseconds during which no password from this address is looked at; 0: it may try. */
  waitMs(address: string): number;
  /** @param digest of what was tried: the same again is no further guess, but a page left open. */
  add(address: string, digest: string): void;
}

/** @param now milliseconds of any clock that does not jump */
export function countWrongTries(now: () => number): WrongTries {
  const guessers = new Map<string, Guesser>();
  return {
    waitMs: (address) => Math.max(0, (guessers.get(address)?.waitUntil ?? 0) - now()),
    add(address, digest) {
      const at = now();
      const before = guessers.get(address);
      const known = before !== undefined && at - before.at < FORGET_MS ? before : undefined;
      if (known?.last === digest) return;
      const guesses = (known?.guesses ?? 0) + 1;
      guessers.delete(address);
      guessers.set(address, { guesses, last: digest, at, waitUntil: at + waitAfter(guesses) });
      for (const [oldest] of guessers) {
        if (guessers.size <= ADDRESSES_MAX) break;
        guessers.delete(oldest);
      }
    },
  };
}

function waitAfter(guesses: number): number {
  if (guesses <= FREE_TRIES) return 0;
  return Math.min(WAIT_MAX_MS, WAIT_FROM_MS * 2 ** (guesses - FREE_TRIES - 1));
}
