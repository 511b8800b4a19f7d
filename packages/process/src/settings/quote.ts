const MOST = 80;

/** The value of a variable that is no secret, for people: at most 80 characters, and no login inside an address. */
export function quote(value: string): string {
  const safe = value.replace(/\/\/\S*@/g, '//***@');
  return JSON.stringify(safe.length > MOST ? `${safe.slice(0, MOST - 1)}…` : safe);
}
