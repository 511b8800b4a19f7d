import { z } from 'zod';
import { isHost } from './kind.ts';
import type { MySqlSettings } from './settings.ts';
import { hostOf } from './url.ts';

/** The connection that mysql://user:password@host:port/name means; null where the text is not of that form. */
function parseMySqlUrl(text: string): MySqlSettings | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const user = decoded(url.username);
  const password = decoded(url.password);
  const database = decoded(url.pathname.replace(/^\//, ''));
  const host = hostOf(url);
  if (url.protocol !== 'mysql:' || !isHost(host) || !user || password === null || !database) return null;
  // Parameters (a TLS mode, say) are refused rather than ignored: who wrote one relies on it.
  if (database.includes('/') || url.search !== '' || url.hash !== '') return null;
  return { host, port: url.port === '' ? 3306 : Number(url.port), user, password, database };
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

export const mysqlUrl = {
  expected: 'mysql://user:password@host:port/name, user and password percent-encoded, without parameters',
  schema: z.string().transform((text, context) => {
    const connection = parseMySqlUrl(text);
    if (connection !== null) return connection;
    context.addIssue({ code: 'custom' });
    return z.NEVER;
  }),
};
