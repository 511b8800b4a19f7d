import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { envExample, readSettings, settingsTable } from '../src/index.ts';
import { readmeSection, withReadmeSection } from '../src/settings/readme-section.ts';
import { GROUPS, NAMES } from '../src/settings/variables.ts';
import { WORKER_FLAGS } from '../src/worker-flags.ts';

const WORKER = 'apps/worker/bin/worker.js';
const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

test('.env.example is what the variables say (else: pnpm --filter @ambia/process write-settings)', () => {
  expect(read('.env.example')).toBe(envExample());
});

test("the README's table is what the variables say (else: pnpm --filter @ambia/process write-settings)", () => {
  expect(readmeSection(read('README.md'))).toBe(settingsTable().trim());
});

test('.env.example with everything uncommented but left as it is means the same as no file', () => {
  const lines = envExample()
    .split('\n')
    .filter((line) => /^#[A-Z]/.test(line));
  const env = Object.fromEntries(
    lines.map((line) => [line.slice(1, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  // These two are refused alone, even with their defaults: a port without a host, an address without a key.
  const settings = readSettings({ ...env, DB_PORT: '', TOGETHER_BASE_URL: '' }, () => '');
  expect(settings).toEqual(readSettings({}, () => ''));
});

test('docker-compose.yml passes every variable on, but for the ports and addresses that it decides itself', () => {
  const compose = read('docker-compose.yml');
  const decided = ['HEALTH_HOST', 'HEALTH_PORT', 'BOARD_PORT'];
  const passed = NAMES.filter((name) => new RegExp(`^ +${name}:`, 'm').test(compose));
  expect(NAMES.filter((name) => !passed.includes(name))).toEqual(NAMES.filter((name) => decided.includes(name)));
});

test('the image and the README start a worker with the flags that ours have', () => {
  expect(read('Dockerfile')).toContain(`CMD ${JSON.stringify([...WORKER_FLAGS, WORKER]).replaceAll(',', ', ')}\n`);
  expect(read('README.md')).toContain(`node ${WORKER_FLAGS.join(' ')} --env-file=.env ${WORKER} `);
});

test('every variable is shown in exactly one group', () => {
  expect(GROUPS.flatMap(({ variables }) => Object.keys(variables))).toEqual(NAMES);
});

test('the table is put between the markers and nowhere else', () => {
  const readme = 'above\n<!-- settings -->\nold\n<!-- /settings -->\nbelow\n';
  const written = withReadmeSection(readme, '| new |\n');
  expect(written).toBe('above\n<!-- settings -->\n\n| new |\n\n<!-- /settings -->\nbelow\n');
  expect(withReadmeSection(written ?? '', '| new |\n')).toBe(written);
  expect(withReadmeSection('no markers', '| new |')).toBeNull();
});
