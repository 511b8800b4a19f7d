import { isAbsolute, join } from 'node:path';

/** `$XDG_CACHE_HOME/ambia`, else `~/.cache/ambia`. A relative XDG_CACHE_HOME is ignored, as its specification asks. */
export function defaultCacheFolder(env: { readonly XDG_CACHE_HOME?: string | undefined }, home: string): string {
  const given = env.XDG_CACHE_HOME ?? '';
  return join(isAbsolute(given) ? given : join(home, '.cache'), 'ambia');
}
