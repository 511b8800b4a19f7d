import type { Connection } from '@ambia/process';
import type { Context, MiddlewareHandler } from 'hono';
import { digestOf, sameDigest } from './password.ts';
import type { WrongTries } from './wrong-tries.ts';

/** What the board's handlers know of a request besides its text. */
export interface BoardEnv {
  Bindings: Connection;
}

export interface Login {
  readonly user: string;
  readonly password: string;
  readonly tries: WrongTries;
}

const BASIC = /^ *Basic +([A-Za-z0-9+/=_-]+) *$/i;

/** Lets nobody through without user and password: 401, or 429 to an address that guesses too much. */
export function login({ user, password, tries }: Login): MiddlewareHandler<BoardEnv> {
  const expected = digestOf(`${user}:${password}`);
  return async (context, next) => {
    const given = credentials(context.req.header('Authorization'));
    if (given === null) return refused(context);
    const address = context.env.incoming?.socket.remoteAddress ?? 'unknown';
    const waitMs = tries.waitMs(address);
    if (waitMs > 0) return tooManyTries(context, Math.ceil(waitMs / 1_000));
    const digest = digestOf(given);
    if (sameDigest(digest, expected)) return next();
    tries.add(address, digest.toString('hex'));
    return refused(context);
  };
}

function credentials(authorization: string | undefined): Buffer | null {
  const encoded = BASIC.exec(authorization ?? '')?.[1];
  return encoded === undefined ? null : Buffer.from(encoded, 'base64');
}

function refused(context: Context<BoardEnv>): Response {
  const challenge = { 'WWW-Authenticate': 'Basic realm="Ambia board", charset="UTF-8"' };
  return context.text('The board wants BOARD_USER and BOARD_PASSWORD.\n', 401, challenge);
}

function tooManyTries(context: Context<BoardEnv>, seconds: number): Response {
  return context.text(`Too many wrong passwords from this address: try again in ${seconds} s.\n`, 429, {
    'Retry-After': String(seconds),
  });
}
