/** Ours and its reference, one after the other: odd rounds begin with the reference, so that neither is always second. */
export async function byTurns<Ours, Reference>(
  nth: number,
  ours: () => Promise<Ours>,
  reference: () => Promise<Reference>,
): Promise<{ readonly ours: Ours; readonly reference: Reference }> {
  if (nth % 2 === 0) return { ours: await ours(), reference: await reference() };
  const before = await reference();
  return { ours: await ours(), reference: before };
}
