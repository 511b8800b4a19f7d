import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createClosing } from '@ambia/process';
import { expect, test } from 'vitest';
import { openOutput } from '../src/output.ts';
import { findRunFile, ownFolder, writeRunFile } from '../src/run-file.ts';
import { openRunFolder } from '../src/start/run-folder.ts';
import { freshFolder } from './file.ts';
import { screen } from './screen.ts';

const { pid, ppid } = process;

function invocation() {
  const { io } = screen();
  return { io, out: openOutput(io, {}), dataFolder: freshFolder() };
}

const gone = () => spawnSync(process.execPath, ['--version']).pid;

async function close(closing: ReturnType<typeof createClosing>) {
  await closing.close({ deadlineMs: 1_000, report: () => undefined });
}

test('a start that keeps its data has its run file and logs beside them, and leaves the logs', async () => {
  const [place, closing] = [invocation(), createClosing()];
  expect(openRunFolder(false, place, closing)).toEqual({ path: place.dataFolder, own: false });
  await close(closing);
  expect(existsSync(place.dataFolder)).toBe(true);
});

test('an ephemeral one has a folder of its own, and leaves the other’s run file and nothing of itself', async () => {
  const [place, closing] = [invocation(), createClosing()];
  writeRunFile(place.dataFolder, { pid: ppid, env: { DB_NAME: 'kept' } });
  const folder = openRunFolder(true, place, closing);
  expect(folder).toEqual({ path: ownFolder(place.dataFolder, pid), own: true });
  writeRunFile(folder.path, { pid, env: { DB_NAME: 'ephemeral' } });
  expect(findRunFile(place.dataFolder)?.env).toEqual({ DB_NAME: 'kept' });
  await close(closing);
  expect(existsSync(folder.path)).toBe(false);
  expect(findRunFile(place.dataFolder)?.pid).toBe(ppid);
});

test('so has one that finds another alive on its data folder', () => {
  const place = invocation();
  writeRunFile(place.dataFolder, { pid: ppid, env: {} });
  expect(openRunFolder(false, place, createClosing()).own).toBe(true);
});

test('commands find a living ephemeral one where no other lives; what a killed one left is removed', () => {
  const place = invocation();
  const dead = gone();
  writeRunFile(ownFolder(place.dataFolder, dead), { pid: dead, env: { DB_NAME: 'dead' } });
  expect(findRunFile(place.dataFolder)).toBeNull();
  const { path } = openRunFolder(true, place, createClosing());
  writeRunFile(path, { pid, env: { DB_NAME: 'ephemeral' } });
  writeRunFile(place.dataFolder, { pid: dead, env: { DB_NAME: 'dead' } });
  expect(findRunFile(place.dataFolder)?.env).toEqual({ DB_NAME: 'ephemeral' });
  expect(existsSync(join(ownFolder(place.dataFolder, dead)))).toBe(false);
});
