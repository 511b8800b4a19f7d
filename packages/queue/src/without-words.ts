import { asFailure } from '@ambia/prediction';

/** What Redis and Bull Board may keep of an error: code and safe text, no stack that quotes someone else's message. */
export function withoutWords(thrown: unknown): Error {
  return new Error(asFailure(thrown).message);
}
