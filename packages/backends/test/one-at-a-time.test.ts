import { expect, onTestFinished, test } from 'vitest';
import { openBackends, probeRedis } from '../src/index.ts';
import { startParent } from './fixture/parent.ts';
import { freshFolder, silent, wanted } from './fixture/wanted.ts';

test('a data folder in use is refused, naming the process that holds it, which is not disturbed', async () => {
  const folder = freshFolder();
  const holder = await startParent(wanted(folder));
  onTestFinished(holder.kill);
  await expect(openBackends({ ...wanted(folder), say: silent })).rejects.toMatchObject({
    name: 'BackendUnavailable',
    message: expect.stringContaining(`${folder} is in use by process ${holder.process.pid}`),
  });
  expect(await probeRedis(holder.redis, 1_000)).toMatchObject({ version: expect.stringMatching(/^(Redis|Valkey) \d/) });
});
