/**
 * For what comes by the hundred: lets one of a kind through in `quietMs`, with the number of those that came since the
 * last one, itself included; null for all others.
 */
export function sparingly(quietMs: number, elapsed: () => number): (kind: string) => number | null {
  const kinds = new Map<string, { saidAt: number; since: number }>();
  return (kind) => {
    const now = elapsed();
    const { saidAt, since } = kinds.get(kind) ?? { saidAt: Number.NEGATIVE_INFINITY, since: 0 };
    const isNews = now - saidAt >= quietMs;
    kinds.set(kind, isNews ? { saidAt: now, since: 0 } : { saidAt, since: since + 1 });
    return isNews ? since + 1 : null;
  };
}
