import { bareDatabase } from '@ambia/db/testing';
import { expect, test } from 'vitest';
import { databaseEnv } from './place.ts';
import { ambia } from './screen.ts';

const database = await bareDatabase({ generation: 'empty' });
const env = databaseEnv(database);

test('a database without tables is refused with 78, told to migrate, and migrated', async () => {
  const before = await ambia(['runs'], { env });
  expect(before.stderr).toContain('run `ambia migrate` first');
  expect(before.code).toBe(78);
  const { code, stdout } = await ambia(['migrate'], { env });
  expect(stdout).toMatch(/^migrations {2}\d+ migrations? applied$/m);
  expect(code).toBe(0);
  expect((await ambia(['runs'], { env })).stdout).toBe('no run yet: `ambia tick` begins one\n');
});
