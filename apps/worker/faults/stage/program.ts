import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = '../../../../';
const CLI = fileURLToPath(new URL(`${ROOT}apps/cli/bin/ambia.js`, import.meta.url));
const BOARD = fileURLToPath(new URL(`${ROOT}apps/board/dist/main.js`, import.meta.url));
const CLI_MS = 60_000;

type Env = Readonly<Record<string, string>>;

/** Runs an `ambia` command to its end; everything it wrote. */
export async function ambia(env: Env, words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [CLI, ...words], {
    env: { ...env, PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: CLI_MS,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  await new Promise((resolve) => child.once('close', resolve));
  return text;
}

export interface BoardProcess {
  readonly lines: readonly string[];
  /** The text of an answer. */
  get(path: string): Promise<string>;
  kill(): void;
}

const USER = 'ambia';
const PASSWORD = 'staged';

/** A board on free ports, once it listens. */
export async function startBoard(env: Env): Promise<BoardProcess> {
  const child = spawn(process.execPath, [BOARD], {
    env: {
      ...env,
      BOARD_HOST: '127.0.0.1',
      BOARD_PORT: '0',
      HEALTH_PORT: '0',
      BOARD_PASSWORD: PASSWORD,
      PATH: process.env.PATH,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const listens = /"url":"([^"]+)"/.exec(line)?.[1];
        if (listens) resolve(listens);
      });
    }
    child.once('exit', () => reject(new Error(`the board ended: ${lines.at(-1)}`)));
  });
  const headers = { Authorization: `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}` };
  return {
    lines,
    get: async (path) => (await fetch(`${url}${path}`, { headers, signal: AbortSignal.timeout(10_000) })).text(),
    kill: () => void child.kill('SIGKILL'),
  };
}
