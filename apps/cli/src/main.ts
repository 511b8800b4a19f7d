#!/usr/bin/env node
import { processIo } from './config.ts';
import { run } from './run.ts';

/** What a connection that is still being given up may hold the process for, once the command is done. */
const LAST_RESORT_MS = 100;

// `ambia runs | head`: whoever read has enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await run(process.argv.slice(2), processIo());
setTimeout(() => process.exit(), LAST_RESORT_MS).unref();
