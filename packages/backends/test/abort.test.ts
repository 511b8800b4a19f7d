import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openBackends } from '../src/index.ts';
import { freshFolder, silent, wanted } from './fixture/wanted.ts';

test('a start that is given up leaves nothing behind', async () => {
  const folder = freshFolder();
  const tmp = join(folder, 't');
  mkdirSync(tmp);
  vi.stubEnv('TMPDIR', tmp);
  onTestFinished(() => void vi.unstubAllEnvs());
  const abort = new AbortController();
  const opening = openBackends({ ...wanted(join(folder, 'data')), say: silent, signal: abort.signal });
  await vi.waitFor(() => expect(readdirSync(tmp)).not.toEqual([]), { timeout: 20_000, interval: 5 });
  abort.abort(new Error('Ctrl-C'));
  await expect(opening).rejects.toThrow('Ctrl-C');
  expect(readdirSync(tmp)).toEqual([]);
  expect(readdirSync(join(folder, 'data'))).not.toContain('lock');
});
