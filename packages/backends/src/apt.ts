import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Finished, lastLines, run } from './command.ts';
import { findProgram } from './program-path.ts';
import type { Site } from './site.ts';

/** Lists and packages together take seconds on a quick line; a slow one gets this long for each step. */
const PATIENCE_MS = 300_000;

/**
 * Everything that apt writes goes below `work`, so that it needs no root; what it reads (sources, keys, proxies) stays
 * the system's, and so does what it verifies. The copy of dpkg's status makes apt fetch only what is missing here.
 */
function options(work: string): readonly string[] {
  const set = {
    'Dir::State': join(work, 'state'),
    'Dir::State::lists': join(work, 'lists'),
    'Dir::State::status': join(work, 'state/status'),
    'Dir::Cache': join(work, 'cache'),
    'Dir::Cache::archives': join(work, 'cache/archives'),
    'Dir::Log': join(work, 'log'),
    'APT::Sandbox::User': '',
    'APT::Install-Recommends': 'false',
    'APT::Install-Suggests': 'false',
    'APT::Get::AllowUnauthenticated': 'false',
    'Acquire::AllowInsecureRepositories': 'false',
    'Acquire::Languages': 'none',
  };
  return Object.entries(set).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

/** The server's package, and the client's that holds a tool its installer needs; some releases put a number behind. Null: there is none. */
export function mariadbPackages(names: readonly string[]): readonly string[] | null {
  const server = names.includes('mariadb-server-core') ? 'mariadb-server-core' : [...names].sort().at(-1);
  return server === undefined ? null : [server, server.replace('server', 'client')];
}

function required(name: string, site: Site): string {
  const file = findProgram([name], `${site.path}:/usr/bin`);
  if (file === null) throw new Error(`${name} is not there`);
  return file;
}

function orThrow(finished: Finished, what: string): Finished {
  if (finished.code === 0) return finished;
  throw new Error(`${what} failed: ${lastLines(finished)}`);
}

/** Lets apt compute, download and verify Redis and MariaDB with what they need; the files of the packages. */
export async function downloadPackages(work: string, site: Site): Promise<readonly string[]> {
  for (const folder of ['state', 'lists/partial', 'cache/archives/partial', 'log'])
    mkdirSync(join(work, folder), { recursive: true });
  copyFileSync('/var/lib/dpkg/status', join(work, 'state/status'));
  const limits = { timeoutMs: PATIENCE_MS, signal: site.signal };
  const [get, cache] = [required('apt-get', site), required('apt-cache', site)];
  site.say('fetching the package lists (apt-get update, into a folder of our own)');
  // A source that is down is no reason to stop: what is needed may come from the others.
  const updated = await run(get, [...options(work), '-q', 'update'], limits);
  const names = await run(cache, [...options(work), 'pkgnames', 'mariadb-server-core'], limits);
  const mariadb = mariadbPackages(names.stdout.split('\n').filter(Boolean));
  if (mariadb === null)
    throw new Error(
      `no package source that answers has mariadb-server-core; apt-get update said: ${lastLines(updated)}`,
    );
  const packages = ['redis-server', 'redis-tools', ...mariadb];
  site.say(`downloading ${packages.join(', ')} and what they need`);
  // --reinstall: a package that is installed is wanted too, because the tree must be complete without the system's.
  const install = [...options(work), '-q', '-y', '--download-only', '--reinstall', 'install', ...packages];
  orThrow(await run(get, install, limits), 'apt-get --download-only install');
  const archives = join(work, 'cache/archives');
  return readdirSync(archives)
    .filter((name) => name.endsWith('.deb'))
    .map((name) => join(archives, name));
}

/** Unpacks one package file; its scripts do not run. */
export async function unpackPackage(file: string, tree: string, site: Site): Promise<void> {
  // The C library belongs to the system's program loader: another one beside it would crash everything.
  if (/\/(libc6|libc-bin)_[^/]*$/.test(file) || !existsSync(file)) return;
  const limits = { timeoutMs: PATIENCE_MS, signal: site.signal };
  orThrow(await run(required('dpkg', site), ['-x', file, tree], limits), `dpkg -x ${file}`);
}
