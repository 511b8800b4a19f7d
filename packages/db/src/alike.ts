/** Those of whom the same can be said together, in the order of the first of each kind. */
export function alike<One>(all: readonly One[], kindOf: (one: One) => readonly unknown[]): readonly (readonly One[])[] {
  const kinds = new Map<string, One[]>();
  for (const one of all) {
    const kind = JSON.stringify(kindOf(one));
    const others = kinds.get(kind);
    if (others === undefined) kinds.set(kind, [one]);
    else others.push(one);
  }
  return [...kinds.values()];
}

/** The same in an order of the kinds themselves, so that whoever locks one group after the other does as everybody does. */
export function alikeInOrder<One>(
  all: readonly One[],
  kindOf: (one: One) => readonly unknown[],
): readonly (readonly One[])[] {
  const keyed = all.map((one) => ({ one, key: JSON.stringify(kindOf(one)) }));
  const inOrder = keyed.toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  return alike(
    inOrder.map(({ one }) => one),
    kindOf,
  );
}
