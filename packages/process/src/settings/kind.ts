import { isIPv6 } from 'node:net';
import { type ZodType, z } from 'zod';
import type { Kind } from './variable.ts';

const HOST_NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}$/;

/** A host as the DB_HOST, BOARD_HOST and HEALTH_HOST variables and the host part of a URL may name it. */
export function isHost(text: string): boolean {
  return HOST_NAME.test(text) || isIPv6(text);
}

export function text(pattern: RegExp, expected: string) {
  return { expected, schema: z.string().regex(pattern) };
}

export function wholeNumber(least: number, most: number, expected = `a whole number from ${least} to ${most}`) {
  const schema = z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));
  return { expected, schema };
}

export function decimal(least: number, most: number) {
  const digits = z.string().regex(/^(\d{1,6}(\.\d{1,9})?|\.\d{1,9})$/);
  const schema = digits.transform(Number).pipe(z.number().min(least).max(most));
  return { expected: `a number from ${least} to ${most}, with a point for decimals`, schema };
}

const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60 };

/** Hours or minutes with their unit, as milliseconds. */
export function duration(leastMinutes: number, mostHours: number) {
  const schema = z
    .string()
    .regex(/^\d{1,5}[mh]$/)
    .transform((given) => Number(given.slice(0, -1)) * (MINUTES[given.slice(-1)] ?? 0))
    .pipe(
      z
        .number()
        .min(leastMinutes)
        .max(mostHours * 60),
    )
    .transform((minutes) => minutes * 60_000);
  return { expected: `a time such as 24h or 90m, from ${leastMinutes}m to ${mostHours}h`, schema };
}

export function oneOf<const Choice extends string>(choices: readonly [Choice, ...Choice[]]) {
  return { expected: `one of ${choices.join(', ')}`, schema: z.enum(choices) };
}

/** The same kind for a variable that has no default. */
export function optional<Schema extends ZodType>(kind: Kind<Schema>) {
  return { expected: kind.expected, schema: kind.schema.optional() };
}

export const anyText = { expected: 'any text', schema: z.string() };

export const host = {
  expected: 'a host name or an IP address, without port or scheme',
  schema: z.string().refine(isHost),
};

export const listeningPort = wholeNumber(0, 65_535, 'a port from 0 to 65535; 0 takes any free one');

export const yesNo = { expected: 'true or false', schema: z.enum(['true', 'false']).transform((it) => it === 'true') };
