import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** 128 random bits in hexadecimal: safe in SQL, in redis.conf and in a URL. */
const FORM = /^[0-9a-f]{32}$/;

function stored(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** The server's password: kept in its data folder (mode 0600), or made for this run where there is none. */
export function passwordFor(folder: string | null): string {
  const fresh = randomBytes(16).toString('hex');
  if (folder === null) return fresh;
  const file = join(folder, 'password');
  const kept = stored(file);
  if (kept !== null && FORM.test(kept)) return kept;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, fresh, { mode: 0o600 });
  chmodSync(file, 0o600);
  return fresh;
}
