/** Longest a row lock is waited for, seconds; the server's default of 50 would outlast every deadline above it. */
const LOCK_WAIT_S = 5;

/** Longest a statement may run on the server, seconds: the slowest honest one reads a week of everyone's activity. */
const STATEMENT_S = 60;

/**
 * A socket on which nothing arrived for this long, milliseconds, is given up: longer than the server may take for a
 * statement, so that only a server that vanished without a word is meant.
 */
export const SILENCE_MS = (STATEMENT_S + 30) * 1_000;

const SQL_MODE = [
  'ONLY_FULL_GROUP_BY',
  'STRICT_TRANS_TABLES',
  'NO_ZERO_IN_DATE',
  'NO_ZERO_DATE',
  'ERROR_FOR_DIVISION_BY_ZERO',
  'NO_ENGINE_SUBSTITUTION',
].join(',');

/** The first statements of every connection. The two servers name their statement limit differently: each skips the other's. */
export const SESSION_SETTINGS: readonly string[] = [
  [
    `SET time_zone = '+00:00', sql_mode = '${SQL_MODE}', innodb_lock_wait_timeout = ${LOCK_WAIT_S}`,
    `/*!50800 , max_execution_time = ${STATEMENT_S * 1_000} */`,
    `/*M!100101 , max_statement_time = ${STATEMENT_S} */`,
  ].join(' '),
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
];
