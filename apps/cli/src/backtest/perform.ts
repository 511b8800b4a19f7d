import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { countText } from '@ambia/llama/tokens';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openSource } from '../import/source.ts';
import { interruption } from '../interruption.ts';
import type { Invocation } from '../invocation.ts';
import type { Io } from '../io.ts';
import { readConfig } from '../read-config.ts';
import { count, counted } from '../show/amounts.ts';
import { backtestDocument, backtestText } from '../show/backtest.ts';
import { backtest } from './backtest.ts';
import { backtestHtml } from './html.ts';
import type { Asked } from './llama/ask.ts';
import { openLlamas } from './llama/open.ts';
import { type ActivityLog, readLog } from './log/activity-log.ts';
import { type Notes, openNotes } from './notes.ts';
import { openNotesFile } from './notes-file.ts';
import type { BacktestOptions } from './options.ts';
import { type BacktestAsked, backtestOptions } from './read-options.ts';
import type { BacktestReport } from './report.ts';

/** What is left to do after an interruption is to end a computation of some milliseconds. */
const LAST_RESORT_MS = 10_000;

/** `ambia backtest FILE`. */
export async function perform(file: string, asked: BacktestAsked, invocation: Invocation): Promise<ExitCode> {
  const { signal, release } = interruption(invocation.io, LAST_RESORT_MS);
  try {
    const reports = await reportsOn(file, asked, invocation, signal);
    const [first] = reports;
    if (asked.html !== undefined && first !== undefined) {
      writeFileSync(resolve(invocation.io.folder, asked.html), backtestHtml(first));
    }
    invocation.out.result(backtestDocument(reports), () => backtestText(reports));
    return EXIT.ok;
  } finally {
    release();
  }
}

async function reportsOn(
  file: string,
  asked: BacktestAsked,
  { io, out }: Invocation,
  signal: AbortSignal,
): Promise<BacktestReport[]> {
  const settings = readConfig(io.env);
  const options = backtestOptions(asked, settings);
  const log = await logOf(file, options.rules.timeZone, { io, out }, signal);
  const llamas = openLlamas(asked, settings, io);
  const progress = out.progress();
  try {
    const notes = notesFor(asked, { log, options, llamas }, io);
    const onDay = (text: string, share: number) => progress.update(text, share);
    const onFailed = (name: string, calls: number) =>
      out.say(`${name}: ${counted(calls, 'call')} failed; those people had no analysis at that slot`);
    return await backtest(log, options, { asked: llamas, signal, countText, notes, onDay, onFailed });
  } finally {
    progress.end();
  }
}

interface Begun {
  readonly log: ActivityLog;
  readonly options: BacktestOptions;
  readonly llamas: readonly Asked[];
}

function notesFor({ resume }: BacktestAsked, { log, options, llamas }: Begun, { folder }: Pick<Io, 'folder'>): Notes {
  if (resume === undefined) return openNotes();
  const decisive = { ...options, llamas: llamas.map(({ llama, label }) => `${label} (${llama})`) };
  const texts = Object.entries(decisive).map(([key, value]) => [key, JSON.stringify(value)]);
  return openNotesFile(resolve(folder, resume), resume, { log: log.hash, options: Object.fromEntries(texts) });
}

async function logOf(
  file: string,
  zone: string,
  { io, out }: Pick<Invocation, 'io' | 'out'>,
  signal: AbortSignal,
): Promise<ActivityLog> {
  const source = await openSource(file, io, signal);
  let bad = 0;
  try {
    const log = await readLog(source, { zone, signal }, (number, reason) => {
      bad++;
      out.detail(`line ${number}: ${reason}`);
    });
    if (bad > 0) out.say(`${count(bad)} lines that cannot be read are left out (--verbose says which)`);
    return log;
  } finally {
    await source.close();
  }
}
