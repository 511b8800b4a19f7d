import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../cli/bin/ambia.js', import.meta.url));
/** A command that takes longer is cut off, which shows in its figure. */
const CUT_OFF_MS = 20_000;

export interface CommandEnd {
  readonly code: number;
  readonly ms: number;
  /** Both streams. */
  readonly text: string;
}

/** Runs `ambia` as an operator would; how it ended. */
export function runCommand(args: readonly string[], env: Readonly<Record<string, string>>): Promise<CommandEnd> {
  const began = performance.now();
  return new Promise((resolve) => {
    const options = { env: { ...env, PATH: process.env.PATH }, timeout: CUT_OFF_MS };
    const child = execFile(process.execPath, [MAIN, ...args], options, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, ms: performance.now() - began, text: `${stdout}${stderr}` });
    });
  });
}
