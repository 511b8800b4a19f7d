import { expect, test } from 'vitest';
import { defaultCacheFolder } from '../src/index.ts';

test.each([
  [{}, '/home/ada/.cache/ambia'],
  [{ XDG_CACHE_HOME: '' }, '/home/ada/.cache/ambia'],
  [{ XDG_CACHE_HOME: 'relative' }, '/home/ada/.cache/ambia'],
  [{ XDG_CACHE_HOME: '/var/cache/ada' }, '/var/cache/ada/ambia'],
])('with %j the cache is %s', (env, folder) => {
  expect(defaultCacheFolder(env, '/home/ada')).toBe(folder);
});
