/** `VERSION()` as a name and a version: `10.11.18-MariaDB-0+deb12u1` is `MariaDB 10.11.18`, `9.7.4-2` is `MySQL 9.7.4`. */
export function serverName(version: string): string {
  // MariaDB behind a proxy pretends to be 5.5.5 first, for replicas of old.
  const number = /\d+(\.\d+)*/.exec(version.replace(/^5\.5\.5-/, ''))?.[0] ?? 'of unknown version';
  return `${isMariaDb(version) ? 'MariaDB' : 'MySQL'} ${number}`;
}

/** True for `VERSION()` and for a name made of it. */
export function isMariaDb(versionOrName: string): boolean {
  return /mariadb/i.test(versionOrName);
}
