import { asFailure, Failure, type FailureKind } from '@ambia/prediction';
import { NOT_ACQUIRED } from './bound-waiting.ts';
import { type DatabaseError, databaseError } from './database-error.ts';

interface Meaning {
  readonly kind: FailureKind;
  readonly code: string;
  readonly text: string;
  /** True where it concerns every person alike. */
  readonly everyone?: boolean;
  readonly errnos: readonly number[];
}

const PLENTY_OF_RETRIES = 'it will be tried again';

/** By the server's error number; numbers above 1900 differ between MySQL (3xxx) and MariaDB (19xx, 4xxx). */
const MEANINGS: readonly Meaning[] = [
  { kind: 'transient', code: 'DB_DEADLOCK', text: 'two transactions waited for each other', errnos: [1213, 1020] },
  { kind: 'transient', code: 'DB_LOCK_WAIT', text: 'a row stayed locked by someone else', errnos: [1205, 3572] },
  { kind: 'transient', code: 'DB_BUSY', text: 'the server accepts no more connections', errnos: [1040, 1203, 1226] },
  {
    kind: 'transient',
    code: 'DB_CONNECTION_LOST',
    text: `the server ended the connection; ${PLENTY_OF_RETRIES}`,
    errnos: [1053, 1077, 1079, 1080, 1152, 1158, 1159, 1160, 1161, 1927, 2006, 2013, 3169, 4031],
  },
  { kind: 'transient', code: 'DB_STATEMENT_TIMEOUT', text: 'a statement took too long', errnos: [3024, 1969, 1317] },
  { kind: 'transient', code: 'DB_READ_ONLY', text: 'the server is read-only just now', errnos: [1290, 1792, 1836] },
  { kind: 'transient', code: 'DB_FULL', text: 'the server has no space left', errnos: [1021, 1114] },
  {
    kind: 'permanent',
    code: 'DB_ACCESS_DENIED',
    text: 'the server refused the user or a right it lacks; check DB_USER, DB_PASSWORD and its grants on DB_NAME',
    everyone: true,
    errnos: [1044, 1045, 1142, 1143, 1227, 1251, 1370, 1698, 1820, 1862, 3118],
  },
  {
    kind: 'permanent',
    code: 'DB_UNKNOWN_DATABASE',
    text: 'the server has no database of that name; create it or correct DB_NAME',
    everyone: true,
    errnos: [1049],
  },
  {
    kind: 'permanent',
    code: 'DB_SCHEMA',
    text: 'a table or column that is needed is missing; run `ambia migrate` or compare the schema',
    everyone: true,
    errnos: [1054, 1146, 1176, 1364],
  },
  {
    kind: 'permanent',
    code: 'DB_BAD_DATA',
    text: 'the database does not accept a value',
    errnos: [1048, 1062, 1216, 1264, 1265, 1292, 1366, 1406, 1451, 1452, 3140, 3819, 4025],
  },
  { kind: 'permanent', code: 'DB_QUERY', text: 'the server does not understand a statement', errnos: [1064, 1149] },
];

const BY_ERRNO = new Map(MEANINGS.flatMap((meaning) => meaning.errnos.map((errno) => [errno, meaning] as const)));

const LOST = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE', 'PROTOCOL_SEQUENCE_TIMEOUT']);

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);

/**
 * Anything thrown below this package's surface as a Failure that may be shown and logged: a code, our own words and at
 * most the server's error number. Messages of the driver contain bound values and are dropped. `where` is `host:port`.
 */
export function databaseFailure(thrown: unknown, where = 'the address given'): Failure {
  if (thrown instanceof Failure) return thrown;
  const error = databaseError(thrown);
  if (error === null) return withoutNumber(thrown);
  if (error.errno === undefined) return ofTheNetwork(error, where);
  const meaning = BY_ERRNO.get(error.errno);
  if (meaning === undefined) {
    return new Failure(
      'transient',
      'DB_QUERY',
      `the database answered with an unforeseen error (errno ${error.errno})`,
    );
  }
  const text = `${meaning.text} (${where}, errno ${error.errno})`;
  return new Failure(meaning.kind, meaning.code, text, { everyone: meaning.everyone ?? false });
}

/** No answer from the server at all. */
export function unreachable(where: string): Failure {
  return new Failure(
    'transient',
    'DB_UNREACHABLE',
    `no database answers at ${where}; is the server running, and are DB_HOST and DB_PORT right?`,
  );
}

function ofTheNetwork({ code = '' }: DatabaseError, where: string): Failure {
  if (UNREACHABLE.has(code)) return unreachable(where);
  if (code === NOT_ACQUIRED) {
    return new Failure('transient', 'DB_BUSY', `no connection to ${where} became free in time; ${PLENTY_OF_RETRIES}`);
  }
  if (LOST.has(code)) return new Failure('transient', 'DB_CONNECTION_LOST', `the connection to ${where} broke off`);
  const name = code.replace(/[^A-Za-z0-9_]/g, '').slice(0, 40);
  return new Failure('transient', 'DB_QUERY', `an unforeseen error of the database driver (${name})`);
}

/** mysql2 gives a closed pool or connection neither number nor code; the only messages that are recognised. */
function withoutNumber(thrown: unknown): Failure {
  if (thrown instanceof Error && /^(Pool is closed|Can't (add new command|write))/.test(thrown.message)) {
    return new Failure('transient', 'DB_CLOSED', 'the connection to the database is closed already');
  }
  return asFailure(thrown);
}
