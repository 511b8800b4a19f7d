import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import type { Ground } from '../ground.ts';
import { openInstallation } from '../installation.ts';
import { percentile } from '../spread.ts';

/** Starts of each in one round, by turns: one is over in a tenth of a second, and what else runs shows in it. */
const STARTS = 7;

export const start: Bench = {
  name: 'start',
  what: 'the ambia command from cold, until it has ended',
  against: '`node -e 0`',
  figures: {
    help: { title: 'ambia --help', unit: 'ratio', bar: { atMost: 4 } },
    status: { title: 'ambia status', unit: 'ratio', bar: { atMost: 10 } },
    node_ms: { title: 'node -e 0', unit: 'ms' },
  },
  async open(ground) {
    const { env } = await openInstallation(ground);
    const main = join(ground.io.checkout, 'apps/cli/bin/ambia.js');
    const run = (args: readonly string[]) => coldStart(args, env, ground);
    return async () => {
      const ms: { node: number[]; help: number[]; status: number[] } = { node: [], help: [], status: [] };
      for (let time = 0; time < STARTS; time++) {
        ms.node.push(await run(['-e', '0']));
        ms.help.push(await run([main, '--help']));
        ms.status.push(await run([main, 'status']));
      }
      const [node, help, status] = [ms.node, ms.help, ms.status].map((all) => percentile(all, 0.5));
      return { help: (help ?? 0) / (node ?? 1), status: (status ?? 0) / (node ?? 1), node_ms: node ?? 0 };
    };
  },
};

/** Milliseconds from the start of a process to its end. */
async function coldStart(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { io, signal }: Pick<Ground, 'io' | 'signal'>,
): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { env: { ...env, PATH: io.env.PATH ?? '' }, stdio: 'ignore', signal });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}`);
  return performance.now() - began;
}
