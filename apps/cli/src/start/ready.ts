import { Complaint } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { pause } from '../patience.ts';
import type { Child, ChildEnd } from './child.ts';

/** A process of ours that starts has more to load than to do. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 100;
const ANSWER_MS = 2_500;

/** An address, and what to say to it. */
export interface Question {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Null once every address answers with a success; else how the child ended before that.
 * @throws Complaint after a minute; the signal's reason
 */
export async function untilReady(
  child: Child,
  questions: readonly Question[],
  signal: AbortSignal,
): Promise<ChildEnd | null> {
  const ends: ChildEnd[] = [];
  void child.ended.then((end) => ends.push(end));
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const answers = await Promise.all(questions.map((question) => answerOf(question)));
    const [end] = ends;
    if (end !== undefined) return end;
    const bad = answers.find((answer) => answer !== null);
    if (bad === undefined) return null;
    if (performance.now() > until) throw notReady(child, bad ?? '');
    await pause(LOOK_MS, signal);
  }
}

/** Null where it is a success, else what came instead. */
async function answerOf({ url, headers = {} }: Question): Promise<string | null> {
  try {
    const answer = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) });
    const body = await answer.text();
    return answer.status < 400 ? null : `${answer.status} ${body.slice(0, 200)}`;
  } catch {
    return 'no answer';
  }
}

function notReady({ name }: Child, answer: string): Complaint {
  const text = `the ${name} is not ready after ${PATIENCE_MS / 1_000} s; it says: ${answer}`;
  return new Complaint(EXIT.failed, 'CHILD_NOT_READY', text);
}
