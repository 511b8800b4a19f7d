/** Pairs of two lists of one length. */
export function zip<One, Other>(ones: readonly One[], others: readonly Other[]): [One, Other][] {
  return ones.flatMap((one, at) => others.slice(at, at + 1).map((other): [One, Other] => [one, other]));
}
