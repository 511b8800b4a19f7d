import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Queues } from '@ambia/queue';
import { bullBoard } from '../src/bull-board.ts';
import { JOB_ID } from './fresh-board.ts';

export interface BoardRoute {
  readonly method: string;
  /** As it is registered. */
  readonly pattern: string;
  /** With a queue and a job that exist. */
  readonly path: string;
}

const VALUES: Record<string, string> = {
  ':queueName': 'analyze-user',
  ':jobId': JOB_ID,
  ':queueStatus': 'failed',
  ':schedulerId': 'every-slot',
};

/** For `test.each` with %s, which, other than $name, does not cut long names. */
export function named(routes: readonly BoardRoute[]): [name: string, route: BoardRoute][] {
  return routes.map((route) => [`${route.method} ${route.pattern}`, route]);
}

/** Every route that Bull Board registers, and every file that it would serve. */
export function boardRoutes(queues: Queues): BoardRoute[] {
  const registered = bullBoard(queues, { write: true, standIn: false }).routes;
  const routes = registered.filter(({ path }) => !path.includes('*'));
  return [
    ...routes.map(({ method, path }) => ({ method, pattern: path, path: filledIn(path) })),
    ...staticFiles().map((path) => ({ method: 'GET', pattern: path, path })),
  ];
}

function filledIn(pattern: string): string {
  return pattern.replace(/:[A-Za-z]+/g, (name) => VALUES[name] ?? name);
}

function staticFiles(): string[] {
  const adapter = createRequire(import.meta.url).resolve('@bull-board/hono');
  const folder = join(dirname(createRequire(adapter).resolve('@bull-board/ui/package.json')), 'dist/static');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/static/${relative(folder, join(entry.parentPath, entry.name))}`);
}
