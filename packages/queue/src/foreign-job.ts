import { Failure } from '@ambia/prediction';
import { UnrecoverableError } from 'bullmq';
import type { ZodType } from 'zod';

/** What is said of a job whose data this release cannot read; fields it does not know are no reason. */
export function foreignJob(data: unknown): Failure {
  const version: unknown = typeof data === 'object' && data !== null && 'v' in data ? data.v : undefined;
  const stated = typeof version === 'number' ? `of version ${version}` : 'without a version';
  return new Failure('permanent', 'JOB_FORM', `the job data is ${stated}, and this release reads version 1`);
}

/** A job's data. @throws UnrecoverableError where it is another version's: trying again would change nothing */
export function readJobData<Data>(form: ZodType<Data>, data: unknown): Data {
  const read = form.safeParse(data);
  if (read.success) return read.data;
  throw new UnrecoverableError(foreignJob(data).message);
}
