import { BackendUnavailable } from '@ambia/backends/unavailable';
import { Failure } from '@ambia/prediction';
import { ListenError } from '@ambia/process/listen-error';
import { SettingsError } from '@ambia/process/settings';
import { Complaint } from './complaint.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

/** What broke, as people and programs are told. */
export interface FailureReport {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly message: string;
  /** Further messages, each a sentence of its own. */
  readonly others?: readonly string[];
}

/** The server was never reached, or would not let us in. */
const UNREACHABLE = new Set([
  'REDIS_UNREACHABLE',
  'DB_UNREACHABLE',
  'DB_ACCESS_DENIED',
  'DB_UNKNOWN_DATABASE',
  'DB_CONNECTION_LOST',
  'DB_BUSY',
]);

const MISCONFIGURED = new Set(['DB_SCHEMA', 'DB_JOB_TYPE', 'DB_PARTIAL_SCHEMA']);

/** A message is shown only where we wrote it: another library's may quote statements, words and keys. */
export function failureReport(thrown: unknown): FailureReport {
  if (thrown instanceof Complaint) return thrown;
  if (thrown instanceof SettingsError) return report(EXIT.configuration, 'SETTINGS', thrown.message);
  if (thrown instanceof BackendUnavailable) return report(EXIT.unavailable, 'BACKEND_UNAVAILABLE', thrown.message);
  if (thrown instanceof ListenError) return report(EXIT.unavailable, thrown.code, thrown.message);
  if (thrown instanceof Failure) return report(exitCodeOf(thrown.code), thrown.code, thrown.message);
  const { name, code } = unforeseen(thrown);
  return report(EXIT.failed, code, `something unforeseen happened: ${name} (${code}); --verbose shows where`);
}

function report(exitCode: ExitCode, code: string, message: string): FailureReport {
  return { exitCode, code, message };
}

function exitCodeOf(code: string): ExitCode {
  if (code === 'STAND_IN_PORT') return EXIT.unavailable;
  if (UNREACHABLE.has(code)) return EXIT.unreachable;
  return MISCONFIGURED.has(code) ? EXIT.configuration : EXIT.failed;
}

function unforeseen(thrown: unknown): { name: string; code: string } {
  if (!(thrown instanceof Error)) return { name: typeof thrown, code: 'UNEXPECTED' };
  return { name: thrown.name, code: 'code' in thrown ? String(thrown.code) : 'UNEXPECTED' };
}
