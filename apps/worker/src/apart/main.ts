import { analyzeUser } from '@ambia/prediction';
import { openApartProcess } from './open-process.ts';
import { serveErrands } from './serve-errands.ts';

/** A process of a worker's own, started with the worker's name: it analyses whom it is given, and may die of it. */
await openApartProcess(process, ({ steps, rules }) =>
  serveErrands(process, (job, signal) => analyzeUser(job, rules, steps, signal)),
);
