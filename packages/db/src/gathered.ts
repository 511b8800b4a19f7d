import { setImmediate } from 'node:timers/promises';

/** Longest list of one statement: beyond, a longer one saves nothing more. */
const MOST = 100;

interface Waiting<One, Result> {
  readonly one: One;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * One question out of many: those that are asked in the same turn of the event loop, or while others are under way, go to
 * the server together. What fails together is tried alone, so that nobody suffers from somebody else.
 * @param together answers in the order of what was asked
 */
export function gathered<One, Result>(
  together: (all: readonly One[]) => Promise<readonly Result[]>,
): (one: One) => Promise<Result> {
  const waiting: Waiting<One, Result>[] = [];
  let busy = false;

  async function answerAll(): Promise<void> {
    busy = true;
    await setImmediate();
    while (waiting.length > 0) await answerSome(waiting.splice(0, MOST), together);
    busy = false;
  }

  return (one) =>
    new Promise((resolve, reject) => {
      waiting.push({ one, resolve, reject });
      if (!busy) void answerAll();
    });
}

/** Never rejects: whoever asked is told. */
async function answerSome<One, Result>(
  asked: readonly Waiting<One, Result>[],
  together: (all: readonly One[]) => Promise<readonly Result[]>,
): Promise<void> {
  try {
    const results = await together(asked.map(({ one }) => one));
    for (const [at, result] of results.entries()) asked[at]?.resolve(result);
  } catch (reason) {
    const [first, ...others] = asked;
    if (others.length === 0) first?.reject(reason);
    else await Promise.all(asked.map((alone) => answerSome([alone], together)));
  }
}
