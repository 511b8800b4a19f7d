const SHOWN = 3;

/** `what` with the first few of those it is about; nothing where there are none. */
export function some(what: string, those: readonly string[]): string[] {
  if (those.length === 0) return [];
  const rest = those.length > SHOWN ? ` and ${those.length - SHOWN} more` : '';
  return [`${what}: ${those.slice(0, SHOWN).join(', ')}${rest}`];
}
