import { expect, test } from 'vitest';
import { mariadbPackages } from '../src/apt.ts';
import { readOsRelease } from '../src/debian-release.ts';

test('the release is read with and without quotes', () => {
  const text = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\nID_LIKE=\'a b\'\n';
  expect(readOsRelease(text)).toMatchObject({ VERSION_ID: '12', ID: 'debian', ID_LIKE: 'a b' });
});

test.each([
  ['a name without a number', ['mariadb-server-core'], ['mariadb-server-core', 'mariadb-client-core']],
  ['both', ['mariadb-server-core-10.3', 'mariadb-server-core'], ['mariadb-server-core', 'mariadb-client-core']],
  ['a number only', ['mariadb-server-core-10.6'], ['mariadb-server-core-10.6', 'mariadb-client-core-10.6']],
  ['no such package', [], null],
])('with %s the packages are found', (_, names, packages) => {
  expect(mariadbPackages(names)).toEqual(packages);
});
