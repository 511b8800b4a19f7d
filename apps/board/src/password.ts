import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 96 bits: nobody guesses them. */
const RANDOM_BYTES = 12;

/** 16 letters, digits, - and _. */
export function randomPassword(): string {
  return randomBytes(RANDOM_BYTES).toString('base64url');
}

/** Digests are compared instead of texts, because timingSafeEqual wants one length and a length tells something too. */
export function digestOf(text: string | Buffer): Buffer {
  return createHash('sha256').update(text).digest();
}

export function sameDigest(one: Buffer, other: Buffer): boolean {
  return timingSafeEqual(one, other);
}
