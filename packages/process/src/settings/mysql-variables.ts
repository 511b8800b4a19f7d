import { anyText, host, optional, text, wholeNumber } from './kind.ts';
import { mysqlUrl } from './mysql-url.ts';
import type { Variables } from './variable.ts';

/** A connection is named by DATABASE_URL or by the five DB_*; with neither, `start` runs a server of its own. */
export const MYSQL = {
  DATABASE_URL: {
    ...optional(mysqlUrl),
    meaning: 'The MySQL or MariaDB connection in one piece, instead of the DB_ variables.',
    default: null,
    secret: true,
  },
  DB_HOST: { ...optional(host), meaning: 'Host of the MySQL or MariaDB server.', default: null },
  DB_PORT: { ...wholeNumber(1, 65_535), meaning: 'Port of the server.', default: '3306' },
  DB_NAME: {
    ...optional(text(/^[^/\\]{1,64}$/, 'a name of at most 64 characters, without slashes')),
    meaning: 'Database that holds the activity and the generation queue.',
    default: null,
  },
  DB_USER: {
    ...optional(text(/^.{1,80}$/, 'a name of at most 80 characters')),
    meaning: 'User to log in as.',
    default: null,
  },
  DB_PASSWORD: {
    ...optional(anyText),
    meaning: 'Password of that user; not set means empty.',
    default: null,
    secret: true,
  },
} as const satisfies Variables;
