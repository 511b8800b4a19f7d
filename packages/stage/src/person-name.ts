/** Begins every wording on the stage: whoever finds it outside MySQL and the request to Llama has found a leak. */
export const CANARY = 'evening news of';

/** The nth person's id, from 0; legible, in order. */
export function personId(nth: number): string {
  return `person-${String(nth).padStart(5, '0')}`;
}

/** Nobody else's: a prompt tells by it whom it is about. */
export function wordingOf(person: string): string {
  return `${CANARY} ${person}`;
}

/** The person whose wording is in a text; null where nobody's is. */
export function personIn(text: string): string | null {
  return /person-\d{5}/.exec(text)?.[0] ?? null;
}
