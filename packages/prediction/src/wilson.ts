/** The 97.5 % point of the normal distribution: a two-sided interval of 95 %. */
const Z = 1.96;

/** Wilson's 95 % interval for a share of which `hits` of `n` were seen; [0, 1] where n is 0. */
export function wilson(hits: number, n: number): { readonly lower: number; readonly upper: number } {
  if (n <= 0) return { lower: 0, upper: 1 };
  const rate = hits / n;
  const square = Z * Z;
  const centre = rate + square / (2 * n);
  const spread = Z * Math.sqrt((rate * (1 - rate)) / n + square / (4 * n * n));
  return {
    lower: Math.max(0, (centre - spread) / (1 + square / n)),
    upper: Math.min(1, (centre + spread) / (1 + square / n)),
  };
}
