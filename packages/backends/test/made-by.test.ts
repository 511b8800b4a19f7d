import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noteMaker, refuseForeignData } from '../src/made-by.ts';
import { freshFolder } from './fixture/wanted.ts';

function dataMadeBy(version: string): string {
  const data = join(freshFolder(), 'data');
  mkdirSync(data);
  noteMaker(data, version);
  return data;
}

test.each([
  ['MariaDB 10.11.18', 'MariaDB 10.11.19', false],
  ['Redis 7.0.15', 'Redis 8.0.2', true],
])('data of %s is opened by %s', (maker, version, newerMay) => {
  expect(() => refuseForeignData(dataMadeBy(maker), version, newerMay)).not.toThrow();
});

test.each([
  ['MariaDB 10.11.18', 'MySQL 9.7.4', false],
  ['MySQL 9.7.4', 'MariaDB 10.11.18', false],
  ['MySQL 9.7.4', 'MySQL 8.0.36', false],
  ['MariaDB 10.11.18', 'MariaDB 11.8.2', false],
  ['Redis 8.0.2', 'Redis 7.0.15', true],
  ['Valkey 8.0.1', 'Redis 8.0.2', true],
])('data of %s is kept from %s', (maker, version, newerMay) => {
  expect(() => refuseForeignData(dataMadeBy(maker), version, newerMay)).toThrow(
    new RegExp(`was made by ${maker}, and what would open it now is ${version}`),
  );
});

test('a folder without data is nobody’s', () => {
  expect(() => refuseForeignData('/nowhere/data', 'MySQL 9.7.4', false)).not.toThrow();
});
