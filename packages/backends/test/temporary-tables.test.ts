import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openBackends } from '../src/index.ts';
import { silent, wanted } from './fixture/wanted.ts';

test('a start takes no temporary table away from another server of this machine', async () => {
  const others = join(tmpdir(), `#sql-temptable-${randomBytes(6).toString('hex')}.MAI`);
  writeFileSync(others, '');
  onTestFinished(() => rm(others, { force: true }));
  const backends = await openBackends({ ...wanted(null), say: silent });
  onTestFinished(backends.stop);
  expect(existsSync(others)).toBe(true);
});
