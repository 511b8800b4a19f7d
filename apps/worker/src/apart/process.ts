import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type AnalyzeJob, Failure } from '@ambia/prediction';
import { Died } from './died.ts';
import type { Answer, Order, Word } from './message.ts';

export interface Process {
  /** False once it ended, or was told to. */
  alive(): boolean;
  /**
   * @throws Died where it ends before it answers; Failure transient `APART_NOT_STARTED` where it never was ready; the
   * signal's reason
   */
  ask(job: AnalyzeJob, signal: AbortSignal): Promise<Answer>;
  /** Lets it close what it opened. */
  end(): void;
  kill(): void;
}

interface Asked {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** How a process ends that a signal to the whole group, such as Ctrl-C, told to. */
const TOLD_TO: readonly string[] = ['exit code 0', 'exit code 130', 'SIGINT', 'SIGTERM'];

/**
 * Starts a process that analyses whom it is given, under the name of this worker. It ends with this one.
 * `alone`: with one person in hand at a time, it is killed where that one is given up: it may hang, and that would be
 * blamed on the next.
 */
export function startProcess(program: URL, worker: string, { alone }: { readonly alone: boolean }): Process {
  const child = fork(fileURLToPath(program), [worker], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const asked = new Map<number, Asked>();
  const state = { ready: false, going: true, errands: 0 };
  // Where it cannot be sent the process is gone, and its exit says so.
  const order = (sent: Order) => void child.send(sent, () => undefined);
  const kill = () => {
    state.going = false;
    child.kill('SIGKILL');
  };
  const ended = (how: string) => {
    state.going = false;
    for (const { reject } of asked.values()) reject(endOf(how, state.ready));
    asked.clear();
  };
  child.on('message', (word: Word) => {
    if ('ready' in word) state.ready = true;
    else settle(asked, word);
  });
  child.once('error', () => ended('could not be started'));
  child.once('exit', (code, signal) => ended(signal ?? `exit code ${code}`));
  return {
    alive: () => state.going,
    ask(job, signal) {
      state.errands += 1;
      const id = state.errands;
      const giveUp = () => {
        asked.get(id)?.reject(signal.reason);
        asked.delete(id);
        if (alone) kill();
        else order({ cancel: id });
      };
      signal.addEventListener('abort', giveUp, { once: true });
      const answer = new Promise<Answer>((resolve, reject) => {
        asked.set(id, { resolve, reject });
        order({ id, job });
      });
      return answer.finally(() => signal.removeEventListener('abort', giveUp));
    },
    end() {
      state.going = false;
      if (child.connected) child.disconnect();
    },
    kill,
  };
}

function settle(asked: Map<number, Asked>, answer: Answer): void {
  asked.get(answer.id)?.resolve(answer);
  asked.delete(answer.id);
}

function endOf(how: string, ready: boolean): Error {
  if (!ready) return new Failure('transient', 'APART_NOT_STARTED', `a process for suspects did not start (${how})`);
  if (TOLD_TO.includes(how)) return new Failure('transient', 'APART_ENDED', 'a process for suspects was told to end');
  return new Died(how);
}
