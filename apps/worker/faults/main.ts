import { setMaxListeners } from 'node:events';
import { ALL, ON_DEMAND } from './faults/all.ts';
import { OptionsError, readOptions } from './options.ts';
import { stageAll } from './suite.ts';
import { table } from './table.ts';

const say = (line: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);

try {
  const { seed, only, scale, atOnce, json } = readOptions(process.argv.slice(2));
  const faults = only === null ? ALL : [...ALL, ...ON_DEMAND].filter(({ number }) => only.includes(number));
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort(new Error('interrupted')));
  say(`seed ${seed}`);
  const { conditions, staged } = await stageAll(faults, { seed, scale, atOnce, signal: stop.signal, say });
  const shown = staged.map(({ fault: { number, name, bar }, ...rest }) => ({ number, name, bar, ...rest }));
  process.stdout.write(
    json ? `${JSON.stringify({ ...conditions, faults: shown })}\n` : `${table(conditions, staged)}\n`,
  );
  process.exitCode = stop.signal.aborted || staged.some(({ held }) => !held) ? 1 : 0;
} catch (thrown) {
  if (!(thrown instanceof OptionsError)) throw thrown;
  say(thrown.message);
  process.exitCode = 64;
}
