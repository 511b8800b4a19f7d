import { Failure } from '@ambia/prediction';

/** Generation A declares `generation_queue.job_type` as an ENUM, B as text with a CHECK. */
export function generationOf(columnType: string): 'A' | 'B' {
  return /^enum\(/i.test(columnType) ? 'A' : 'B';
}

/** The values that `job_type` accepts; null where neither an ENUM nor a CHECK restricts it. */
export function acceptedJobTypes(columnType: string, checks: readonly string[]): readonly string[] | null {
  if (generationOf(columnType) === 'A') return quoted(columnType);
  const clause = checks.find((check) => /\bjob_type\b[^a-z]*\bin\b/i.test(check));
  return clause === undefined ? null : quoted(clause);
}

/**
 * What we write as `job_type`: as wanted, else `prediction` where it is accepted, else `pattern_prediction`.
 * A text column without a CHECK is generation B on a server that ignores CHECKs.
 * Throws a permanent Failure DB_JOB_TYPE where the column does not accept it.
 */
export function chooseJobType(accepted: readonly string[] | null, wanted: string | undefined): string {
  if (accepted === null) return wanted ?? 'pattern_prediction';
  const chosen = wanted ?? ['prediction', 'pattern_prediction'].find((type) => accepted.includes(type));
  if (chosen !== undefined && accepted.includes(chosen)) return chosen;
  const given = wanted === undefined ? 'neither prediction nor pattern_prediction' : `not "${wanted}"`;
  throw new Failure(
    'permanent',
    'DB_JOB_TYPE',
    `generation_queue.job_type accepts ${accepted.join(', ')}, but ${given}; set GENERATION_JOB_TYPE to one of these`,
    { everyone: true },
  );
}

/** The literals of an ENUM or a CHECK. MySQL shows them as `_utf8mb4\'a\'`, MariaDB as `'a'`. */
function quoted(text: string): string[] {
  return [...text.replaceAll("\\'", "'").matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
}
