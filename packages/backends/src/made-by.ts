import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BackendUnavailable } from './unavailable.ts';

/** Release as two numbers, `10.11`: what data files depend on. */
function release(version: string): readonly [number, number] {
  const [major = 0, minor = 0] = (/[\d.]+/.exec(version)?.[0] ?? '').split('.').map(Number);
  return [major, minor];
}

function isOpenableBy(version: string, maker: string, newerMay: boolean): boolean {
  if (version.split(' ')[0] !== maker.split(' ')[0]) return false;
  const [[major, minor], [madeMajor, madeMinor]] = [release(version), release(maker)];
  if (major === madeMajor && minor === madeMinor) return true;
  return newerMay && (major > madeMajor || (major === madeMajor && minor > madeMinor));
}

function stamp(data: string): string {
  return join(dirname(data), 'made-by');
}

/**
 * Refuses data that another product or release made, before that server touches it: MySQL does not read MariaDB's
 * files nor the other way round, and none reads those of a newer release. Redis reads an older one's (`newerMay`).
 */
export function refuseForeignData(data: string, version: string, newerMay: boolean): void {
  if (!existsSync(data) || !existsSync(stamp(data))) return;
  const maker = readFileSync(stamp(data), 'utf8').trim();
  if (isOpenableBy(version, maker, newerMay)) return;
  throw new BackendUnavailable(
    `The data in ${dirname(data)} was made by ${maker}, and what would open it now is ${version}. Use ${maker} again, another data folder, or remove that folder to start afresh.`,
  );
}

/** Notes the version (`MariaDB 10.11.18`) that the data now belongs to. */
export function noteMaker(data: string, version: string): void {
  writeFileSync(stamp(data), `${version}\n`, { mode: 0o600 });
}
