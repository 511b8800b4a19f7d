import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { downloadPackages, unpackPackage } from './apt.ts';
import { debianRelease } from './debian-release.ts';
import { takeLock } from './folder-lock.ts';
import type { Site } from './site.ts';

const POLL_MS = 100;

/** Where the multiarch libraries of each Node architecture are. */
const MULTIARCH: Readonly<Record<string, string>> = {
  x64: 'x86_64-linux-gnu',
  arm64: 'aarch64-linux-gnu',
  arm: 'arm-linux-gnueabihf',
  ppc64: 'powerpc64le-linux-gnu',
  s390x: 's390x-linux-gnu',
  riscv64: 'riscv64-linux-gnu',
};

/** The front of a command line that makes a program find the tree's libraries; nothing else sees them. */
export function withLibraries(tree: string): readonly string[] {
  const name = MULTIARCH[process.arch];
  if (name === undefined) throw new Error(`no Debian packages are known for ${process.arch}`);
  return ['/usr/bin/env', `LD_LIBRARY_PATH=${tree}/usr/lib/${name}:${tree}/lib/${name}`];
}

/** What a process that was killed meanwhile left; only the lock's holder may ask. */
function removeDrafts(tree: string): void {
  for (const name of readdirSync(dirname(tree))) {
    if (name.startsWith(`${basename(tree)}.new-`)) rmSync(join(dirname(tree), name), { recursive: true, force: true });
  }
}

/** Downloads and unpacks beside, then moves into place: the tree is complete or not there. */
async function fetchTree(tree: string, site: Site): Promise<void> {
  removeDrafts(tree);
  const work = mkdtempSync(`${tree}.new-`);
  try {
    const packages = await downloadPackages(join(work, 'apt'), site);
    for (const file of packages) await unpackPackage(file, join(work, 'tree'), site);
    rmSync(tree, { recursive: true, force: true });
    renameSync(join(work, 'tree'), tree);
    site.say(`unpacked ${packages.length} packages into ${tree}; later starts need no network`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * The folder that holds the unpacked Redis and MariaDB; fetched once per user and release, by one process at a time.
 * `works` tells whether a cached tree still runs here (a library of the system may have gone since).
 */
export async function unpackedTree(site: Site, works: (tree: string) => Promise<boolean>): Promise<string> {
  const tree = join(site.cacheFolder, `${debianRelease()}-${process.arch}-1`);
  mkdirSync(site.cacheFolder, { recursive: true });
  for (;;) {
    if (existsSync(tree) && (await works(tree))) return tree;
    const lock = takeLock(`${tree}.lock`);
    if ('release' in lock) {
      try {
        if (!existsSync(tree) || !(await works(tree))) await fetchTree(tree, site);
        return tree;
      } finally {
        lock.release();
      }
    }
    await after(POLL_MS, undefined, { signal: site.signal });
  }
}
