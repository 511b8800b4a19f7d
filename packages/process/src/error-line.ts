import { types } from 'node:util';

const WORD = /^[A-Za-z0-9_.$-]{1,64}$/;
const FRAME = /^ +at .*(?::\d+:\d+\)?|<anonymous>\)?|\(native\))$/;
const KINDS: readonly unknown[] = ['transient', 'rate_limited', 'permanent'];

/** An error as it is logged: no message, cause or further property, since those hold people's words, SQL and keys. */
export type ErrorLine =
  | { readonly code: string; readonly kind: string }
  | { readonly name: string; readonly code?: string; readonly frames?: readonly string[] };

export function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}

/** What may be said of any thrown value. One of our own failures is its code and kind; its code says where it arose. */
export function errorLine(thrown: unknown): ErrorLine {
  const code = codeOf(thrown);
  if (!isError(thrown)) return { name: typeof thrown, ...(code === undefined ? {} : { code }) };
  if (code !== undefined && 'kind' in thrown && KINDS.includes(thrown.kind)) return { code, kind: String(thrown.kind) };
  const name = WORD.test(thrown.name) ? thrown.name : 'Error';
  return { name, ...(code === undefined ? {} : { code }), frames: framesOf(thrown) };
}

/** The error's own code, or its cause's: a query builder wraps the driver's error, whose code is the useful one. */
function codeOf(thrown: unknown, causes = 3): string | undefined {
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  if ('code' in thrown && typeof thrown.code === 'string' && WORD.test(thrown.code)) return thrown.code;
  return 'cause' in thrown && causes > 0 ? codeOf(thrown.cause, causes - 1) : undefined;
}

/** The message is cut out before lines are looked at: it may have lines that look like frames. */
function framesOf({ stack, message }: Error): string[] {
  if (typeof stack !== 'string') return [];
  const after = stack.indexOf(message) + message.length;
  const lines = stack.includes(message) ? stack.slice(after).split('\n') : [];
  return lines.filter((line) => FRAME.test(line)).map((line) => line.trim());
}
