import { expect, test } from 'vitest';
import { openBackends } from '../src/index.ts';
import { silent, wanted } from './fixture/wanted.ts';

test('where no way is left, the message says once what to install and the exit code is 69', async () => {
  const opening = openBackends({ ...wanted(null), ways: [], say: silent });
  const error = await opening.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'BackendUnavailable', exitCode: 69 });
  const message = String(error);
  expect(message).toContain('No Redis could be found or started.');
  expect(message).toContain('No MySQL could be found or started.');
  expect(message.split('sudo apt-get install -y --no-install-recommends redis-server')).toHaveLength(2);
  expect(message).toContain('brew install redis mariadb');
});
