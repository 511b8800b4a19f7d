import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const dependencies = (folder: string): string[] =>
  Object.keys(JSON.parse(readFileSync(new URL(`${folder}/package.json`, root), 'utf8')).dependencies ?? {}).sort();
const own = (folder: string) => dependencies(folder).filter((name) => name.startsWith('@ambia/'));

test.each([
  ['packages/prediction', []],
  ['packages/process', []],
  ['packages/backends', []],
  ['packages/db', ['@ambia/prediction']],
  ['packages/queue', ['@ambia/prediction']],
  ['packages/llama', ['@ambia/prediction']],
  ['packages/stage', ['@ambia/backends', '@ambia/prediction', '@ambia/process']],
])('%s depends on %j of ours, and on no app', (folder, allowed) => {
  expect(own(folder)).toEqual(allowed);
});

test('prediction depends on zod and a time-zone library only', () => {
  expect(dependencies('packages/prediction')).toEqual(['temporal-polyfill', 'zod']);
});

test('no app depends on another', () => {
  for (const app of ['worker', 'board', 'cli']) {
    expect(own(`apps/${app}`)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^@ambia\/(worker|board|cli)$/)]),
    );
  }
});

test('a vendor is a dependency of one workspace', () => {
  const workspaces = [
    'apps/worker',
    'apps/board',
    'apps/cli',
    ...readdirSync(new URL('packages', root)).map((name) => `packages/${name}`),
  ];
  for (const vendor of ['bullmq', 'ioredis', 'mysql2', 'drizzle-orm', 'together-ai', 'p-limit']) {
    expect(workspaces.filter((workspace) => dependencies(workspace).includes(vendor))).toHaveLength(1);
  }
});

test('prediction has no clock, no dice and no environment', () => {
  const folder = new URL('packages/prediction/src/', root);
  for (const file of readdirSync(folder)) {
    const source = readFileSync(new URL(file, folder), 'utf8');
    expect(source, file).not.toMatch(
      /Date\.now\(|new Date\(\)|Math\.random|randomUUID|process\.|Temporal\.Now|node:fs|fetch\(/,
    );
  }
});
