import { type Closing, createClosing, type Settings } from '@ambia/process';
import { slotAfter } from '@ambia/queue';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { interruption } from '../interruption.ts';
import type { Invocation } from '../invocation.ts';
import { readConfig } from '../read-config.ts';
import { removeRunFile, writeRunFile } from '../run-file.ts';
import { summaryText } from '../show/summary.ts';
import { bannerDocument, bannerText, type Started } from './banner.ts';
import { startBoard } from './board.ts';
import { requireBoardPort } from './board-port.ts';
import { agreedEnv, mysqlEnv, redisEnv } from './child-env.ts';
import { openChildren } from './children.ts';
import { firstRun } from './first-run.ts';
import { openLlama } from './llama.ts';
import { openPlace, type Place } from './place.ts';
import { openRunFolder, type RunFolder } from './run-folder.ts';
import { stay } from './stay.ts';
import { startWorker } from './worker.ts';

export interface StartOptions {
  /** End after the first run. */
  readonly once: boolean;
  /** Keep nothing of the servers that are started. */
  readonly ephemeral: boolean;
}

/** For everything together to stop, milliseconds. */
const CLOSING_MS = 20_000;

/** Everything on this machine, until it is told to end; success is that of the first run, or an orderly end after it. */
export async function start(options: StartOptions, invocation: Invocation): Promise<ExitCode> {
  const { io, out } = invocation;
  const closing = createClosing();
  const interrupted = interruption(io, CLOSING_MS + 5_000);
  try {
    return await runAndStay(options, invocation, closing, interrupted.signal);
  } finally {
    if (interrupted.signal.aborted) out.say('stopping');
    await closing.close({
      deadlineMs: CLOSING_MS,
      report: ({ name, reason }) => out.say(`did not stop: ${name} (${reason})`),
    });
    interrupted.release();
  }
}

async function runAndStay(
  options: StartOptions,
  invocation: Invocation,
  closing: Closing,
  interrupted: AbortSignal,
): Promise<ExitCode> {
  const { io, out } = invocation;
  const settings = readConfig(io.env);
  await requireBoardPort(settings, io.env);
  const folder = openRunFolder(options.ephemeral, invocation, closing);
  const place = await openPlace({ settings, ephemeral: options.ephemeral, signal: interrupted }, invocation, closing);
  const { started, died } = await startParts({ settings, folder }, place, invocation, closing, interrupted);
  leaveRunFile(settings, place, folder, closing);
  if (!out.json) out.line(`${bannerText(started)}\n`);
  const signal = AbortSignal.any([interrupted, died]);
  const summary = await firstRun(place, settings, invocation, signal);
  out.result({ ...bannerDocument(started), first_run: summary }, () => summaryText(summary, out.paint, 'first run'));
  if (options.once) return summary.success ? EXIT.ok : EXIT.failed;
  out.say('\nup until Ctrl-C');
  try {
    return await stay(place, settings.schedule, invocation, signal);
  } catch (thrown) {
    if (interrupted.aborted) return EXIT.ok;
    throw thrown;
  }
}

/** Llama or its stand-in, the worker, the board: ready when this resolves. */
async function startParts(
  { settings, folder }: { readonly settings: Settings; readonly folder: RunFolder },
  place: Place,
  invocation: Invocation,
  closing: Closing,
  signal: AbortSignal,
): Promise<{ started: Started; died: AbortSignal }> {
  const llama = await openLlama(settings, closing, invocation.out.say);
  const children = openChildren(closing, invocation.out.say);
  const parts = { settings, backends: place.backends, llama, folder, signal, onStart: children.add };
  const [board, worker] = await Promise.all([startBoard(parts, invocation), startWorker(parts, invocation)]);
  children.watch(board.child);
  children.watch(worker);
  const { schedule } = settings;
  const nextTick = slotAfter(schedule, invocation.io.now());
  const { backends, sample } = place;
  return { started: { board: board.inUse, backends, folder, llama, sample, schedule, nextTick }, died: children.died };
}

/** Tells the commands beside this one where everything is, for as long as it is there. */
function leaveRunFile(settings: Settings, { backends }: Place, { path }: RunFolder, closing: Closing): void {
  const { pid } = process;
  const addresses = { ...redisEnv(backends.redis.address), ...mysqlEnv(backends.mysql.address) };
  writeRunFile(path, { pid, env: { ...agreedEnv(settings), ...addresses } });
  closing.add('run file', () => removeRunFile(path, pid));
}
