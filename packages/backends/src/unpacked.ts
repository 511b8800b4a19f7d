import { join } from 'node:path';
import { type MysqlProgram, mysqlProgram } from './mysql-program.ts';
import { type RedisProgram, redisProgram } from './redis-program.ts';
import type { Site } from './site.ts';
import { unpackedTree, withLibraries } from './unpacked-tree.ts';

/** Servers from Debian packages unpacked for this user. Both reject with the reason where that cannot be had. */
export interface UnpackedPrograms {
  redis(): Promise<RedisProgram>;
  mysql(): Promise<MysqlProgram>;
}

/** Fetches nothing before it is asked, and once for both. */
export function unpackedPrograms(site: Site): UnpackedPrograms {
  const redisIn = (tree: string) => redisProgram([...withLibraries(tree), join(tree, 'usr/bin/redis-server')], site);
  const mysqlIn = (tree: string) => mysqlProgram([...withLibraries(tree), join(tree, 'usr/sbin/mariadbd')], site, tree);
  const works = (tree: string) =>
    Promise.all([redisIn(tree), mysqlIn(tree)]).then(
      () => true,
      () => false,
    );
  let tree: Promise<string> | undefined;
  const theTree = () => {
    tree ??= unpackedTree(site, works);
    return tree;
  };
  return {
    redis: async () => redisIn(await theTree()),
    mysql: async () => mysqlIn(await theTree()),
  };
}
