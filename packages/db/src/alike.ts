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
