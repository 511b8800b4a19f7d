import { styleText } from 'node:util';
import type { Io, Sink } from './io.ts';
import { openProgress, type Progress } from './progress.ts';

/** What a command says: data to stdout, everything else to stderr. */
export interface Output {
  readonly json: boolean;
  /** The command's result: one JSON document with --json, else as `text` puts it. */
  result(document: object, text: () => string): void;
  /** A line of a text result, as it becomes known; with --json, where only the result goes to stdout, to stderr. */
  line(text: string): void;
  /** For people who watch: stderr. */
  say(text: string): void;
  /** Said with --verbose only. */
  detail(text: string): void;
  /** A line that is kept up to date; stderr. */
  progress(): Progress;
  readonly paint: Paint;
}

type Shade = 'bold' | 'dim' | 'red' | 'yellow' | 'green';

/** Colours a text for stdout; leaves it alone on a pipe and with NO_COLOR. */
export type Paint = (shade: Shade, text: string) => string;

export interface OutputOptions {
  readonly json?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

export function openOutput(io: Pick<Io, 'stdout' | 'stderr' | 'env'>, options: OutputOptions): Output {
  const json = options.json ?? false;
  const toStdout = (text: string) => io.stdout.write(`${text}\n`);
  const say = (text: string) => io.stderr.write(`${text}\n`);
  return {
    json,
    result: (document, text) => toStdout(json ? JSON.stringify(document, null, 2) : text()),
    line: json ? say : toStdout,
    say,
    detail: (text) => options.verbose && say(text),
    progress: () => openProgress(io.stderr),
    paint: painter(io.stdout, io.env),
  };
}

function painter(sink: Sink, env: Io['env']): Paint {
  const colourful = sink.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  return (shade, text) => (colourful ? styleText(shade, text, { validateStream: false }) : text);
}
