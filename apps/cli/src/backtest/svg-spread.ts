/** Moves labels apart along one axis: `distance` or more between neighbours, order kept, within [from, until] if all fit. One with room around it stays. */
export function spread(
  wanted: readonly number[],
  distance: number,
  [from, until]: readonly [number, number],
): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const pushed: number[] = [];
  for (const index of order)
    pushed.push(Math.max(wanted[index] ?? 0, (pushed.at(-1) ?? Number.NEGATIVE_INFINITY) + distance, from));
  let ceiling = until;
  for (let rank = pushed.length - 1; rank >= 0; rank--) {
    pushed[rank] = Math.min(pushed[rank] ?? 0, ceiling);
    ceiling = (pushed[rank] ?? 0) - distance;
  }
  return wanted.map((_, index) => pushed[order.indexOf(index)] ?? 0);
}
