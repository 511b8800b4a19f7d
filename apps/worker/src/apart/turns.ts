/** Lets at most `atOnce` go at a time, in the order in which they came. @throws the signal's reason where it comes first */
export function openTurns(atOnce: number) {
  const waiting: (() => void)[] = [];
  let going = 0;
  // Whoever leaves hands the place on, so that nobody can slip in between.
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) going -= 1;
    else next();
  };
  return async function turn<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (going < atOnce) going += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      leave();
    }
  };
}
