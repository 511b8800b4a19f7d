import { type Act, answer, refusal, type Script, saying } from '@ambia/stage';
import { between } from './draw.ts';
import type { Scene, Trouble } from './trouble.ts';

const ANSWER_MS = 100;
const HALF_A_MINUTE = [20_000, 40_000] as const;
const A_MINUTE = [60_000, 60_001] as const;
const ODD_WAITS = ['5', '3600', '9999999999', '-1', '0', 'soon', '2.5'];
const MB_10 = JSON.stringify('x'.repeat(10_000_000));

/** Everybody is answered in a tenth of a second. */
export const WELL: Script = (call) => answer(call, { afterMs: ANSWER_MS });

export const LLAMA_TROUBLES: readonly Trouble[] = [
  trouble('Llama 429 with odd waits', HALF_A_MINUTE, ({ nth }) => tooMany(nth)),
  trouble(
    'Llama 500 and 503 for six in ten',
    HALF_A_MINUTE,
    often(6, ({ nth }) => refusal(nth % 2 ? 500 : 503)),
  ),
  trouble(
    'Llama resets half',
    HALF_A_MINUTE,
    often(5, ({ nth }) => ({ do: 'reset', midBody: nth % 2 === 0 })),
  ),
  trouble(
    'Llama’s bodies stall',
    HALF_A_MINUTE,
    often(5, ({ nth }) => ({ do: nth % 2 ? 'hang' : 'stall_body' })),
  ),
  trouble(
    'Llama answers with 10 MB',
    HALF_A_MINUTE,
    often(7, () => page(MB_10, 'application/json')),
  ),
  trouble(
    'Llama answers with HTML and halves',
    HALF_A_MINUTE,
    often(7, ({ nth }) => unreadable(nth)),
  ),
  trouble('Llama 401', HALF_A_MINUTE, () => refusal(401)),
  trouble('Llama dead', A_MINUTE, ({ nth }) => (nth % 2 ? { do: 'reset' } : refusal(504))),
];

function trouble(name: string, [from, to]: readonly [number, number], script: Script): Trouble {
  return {
    name,
    async strike({ stage, random }: Scene) {
      stage.llama.play(script);
      await stage.pass(between(random, from, to));
      stage.llama.play(WELL);
    },
  };
}

/** So many of ten calls go wrong, spread by their number. */
function often(ofTen: number, wrong: Script): Script {
  return (call) => ((call.nth * 7) % 10 < ofTen ? wrong(call) : WELL(call));
}

function tooMany(nth: number): Act {
  const wait = nth % 5 === 0 ? new Date(Date.now() + 3_000).toUTCString() : ODD_WAITS[nth % ODD_WAITS.length];
  return refusal(429, { headers: { 'retry-after': wait ?? '' } });
}

function unreadable(nth: number): Act {
  if (nth % 3 === 0) return page('<html>busy</html>', 'text/html');
  return nth % 3 === 1 ? page('{"id":"scripted","choices":[]}', 'application/json') : saying('{"patterns":[{"cand');
}

function page(body: string, type: string): Act {
  return { do: 'reply', status: 200, body, headers: { 'content-type': type } };
}
