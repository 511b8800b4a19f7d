import { readFileSync } from 'node:fs';

/** The lines `NAME=value` of /etc/os-release, without their quotes. */
export function readOsRelease(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(/^([A-Z_]+)=(["']?)(.*)\2$/gm)].map(([, name = '', , value = '']) => [name, value]);
  return Object.fromEntries(pairs);
}

/** `debian-12`, `ubuntu-24.04`: packages of one release run on that release. Throws on any other system. */
export function debianRelease(file = '/etc/os-release'): string {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // Not a Linux with such a file; said below.
  }
  const { ID = process.platform, ID_LIKE = '', VERSION_ID, VERSION_CODENAME } = readOsRelease(text);
  if (!/\b(debian|ubuntu)\b/.test(`${ID} ${ID_LIKE}`)) throw new Error(`${ID} is not Debian or Ubuntu`);
  return `${ID}-${VERSION_ID ?? VERSION_CODENAME ?? 'rolling'}`;
}
