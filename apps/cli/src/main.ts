#!/usr/bin/env node
import { processIo } from './config.ts';
import { openOutput } from './output.ts';
import { asksForJson, run } from './run.ts';

/** What a connection that is still being given up may hold the process for, once the command is done. */
const LAST_RESORT_MS = 100;

// `ambia runs | head`: whoever read has enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const argv = process.argv.slice(2);
try {
  process.exitCode = await run(argv, processIo());
} catch (thrown) {
  const { sayFailure } = await import('./say-failure.ts');
  const { stdout, stderr } = process;
  process.exitCode = sayFailure(thrown, openOutput({ stdout, stderr, env: {} }, { json: asksForJson(argv) }));
}
setTimeout(() => process.exit(), LAST_RESORT_MS).unref();
