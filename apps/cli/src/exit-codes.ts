/** What the process ends with. Numbers from 64 on are those of sysexits.h, 130 is the shell's for an interruption. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  noSuchUser: 4,
  late: 5,
  unreachable: 6,
  badInput: 65,
  unavailable: 69,
  configuration: 78,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** In the order and words of the help and the README. */
export const EXIT_MEANINGS: readonly (readonly [ExitCode, string])[] = [
  [EXIT.ok, 'done; with --wait and --once also: the run succeeded'],
  [EXIT.failed, 'the run did not succeed, or something unexpected happened'],
  [EXIT.usage, 'the command line was not understood'],
  [EXIT.noSuchUser, 'no such user: no activity within HISTORY_DAYS'],
  [EXIT.late, 'not done in time (--timeout)'],
  [EXIT.unreachable, 'Redis or MySQL is unreachable'],
  [EXIT.badInput, 'the file to import is not what was expected'],
  [EXIT.unavailable, 'Redis or MySQL can neither be found nor started, or a port is taken'],
  [EXIT.configuration, 'a setting or the database schema is not what was expected'],
  [EXIT.interrupted, 'interrupted before it was done'],
];
