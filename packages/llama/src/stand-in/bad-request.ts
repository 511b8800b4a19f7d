import type { z } from 'zod';

/** Says what of a request was wrong, and repeats nothing of it. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

/** JSON text of the schema's form. Throws BadRequest, which calls the text by `what`. */
export function readJson<T>(schema: z.ZodType<T>, json: string, what: string): T {
  const result = schema.safeParse(parse(json, what));
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => [...issue.path, issue.message].join(': '));
  throw new BadRequest(`${what}: ${problems.join('; ')}`);
}

function parse(json: string, what: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new BadRequest(`${what}: expected JSON`);
  }
}
