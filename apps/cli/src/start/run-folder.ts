import { mkdirSync, rmSync } from 'node:fs';
import type { Closing } from '@ambia/process';
import type { Invocation } from '../invocation.ts';
import { ownFolder, readRunFile, removeDeadFolders } from '../run-file.ts';

/** Where a start has its run file and its logs. */
export interface RunFolder {
  readonly path: string;
  /** True where it is this start's alone and gone when it ends. */
  readonly own: boolean;
}

/** The data folder; a folder of its own where nothing is to be kept, or where another start lives on the data folder. */
export function openRunFolder(ephemeral: boolean, { dataFolder }: Invocation, closing: Closing): RunFolder {
  removeDeadFolders(dataFolder);
  if (!ephemeral && readRunFile(dataFolder) === null) return { path: dataFolder, own: false };
  const path = ownFolder(dataFolder, process.pid);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  closing.add('run folder', () => rmSync(path, { recursive: true, force: true }));
  return { path, own: true };
}
