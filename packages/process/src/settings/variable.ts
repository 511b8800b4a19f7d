import type { ZodType } from 'zod';

/** How a text becomes a value: what people are told to write, and the schema that reads it. */
export interface Kind<Schema extends ZodType = ZodType> {
  /** Completes "expected …"; never an example with a real secret. */
  readonly expected: string;
  readonly schema: Schema;
}

/** One environment variable. `readSettings`, `.env.example` and the README's table are all made from these. */
export interface Variable extends Kind {
  /** One plain sentence. */
  readonly meaning: string;
  /** The text that is read where nothing is set; null where there is none. */
  readonly default: string | null;
  /** Says the default in words where it depends on another variable. */
  readonly defaultInWords?: string;
  /** Never shown, and NAME_FILE may name a file that holds it. */
  readonly secret?: true;
}

export type Variables = Readonly<Record<string, Variable>>;
