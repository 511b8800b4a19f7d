import { BackendUnavailable } from './unavailable.ts';

/** Why one way did not lead to a server. */
export interface Reason {
  readonly way: string;
  readonly reason: string;
}

const REMEDY = [
  'Install both servers with one of these:',
  '  Debian, Ubuntu  sudo apt-get install -y --no-install-recommends redis-server mariadb-server-core mariadb-client-core',
  '  macOS           brew install redis mariadb',
  '  Docker          docker pull redis:8 && docker pull mysql:8.4',
  'or name servers that run: REDIS_URL, and DB_HOST, DB_PORT, DB_USER, DB_PASSWORD and DB_NAME.',
].join('\n');

/** The last way: what was tried for one server, why it failed, and the exact lines that help. */
export function noneFound(server: 'Redis' | 'MySQL', reasons: readonly Reason[]): BackendUnavailable {
  const tried = reasons.map(({ way, reason }) => `  ${way}: ${reason.replaceAll('\n', '\n    ')}`);
  const problem = [
    `No ${server} could be found or started.`,
    ...(tried.length > 0 ? ['Tried:', ...tried] : ['No way of starting one was allowed.']),
  ];
  return new BackendUnavailable(problem.join('\n'), REMEDY);
}
