import { z } from 'zod';
import { isHost } from './kind.ts';

/** The host of a URL without the brackets that an IPv6 address has there. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

function isHttpBase(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && `${url.username}${url.password}${url.search}${url.hash}` === '';
}

/** The base of an HTTP interface; read without trailing slashes. */
export const httpBase = {
  expected: 'an http:// or https:// address without user, password or parameters',
  schema: z
    .string()
    .refine(isHttpBase)
    .transform((text) => text.replace(/\/+$/, '')),
};

function isRedisUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^rediss?:$/.test(url.protocol) && isHost(hostOf(url)) && /^(\/\d*)?$/.test(url.pathname);
}

export const redisUrl = {
  expected: 'redis://user:password@host:port or rediss://… (TLS), optionally with /number of the database',
  schema: z.string().refine(isRedisUrl),
};
