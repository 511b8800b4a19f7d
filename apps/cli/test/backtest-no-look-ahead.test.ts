import { expect, test } from 'vitest';
import type { Asked } from '../src/backtest/llama/ask.ts';
import { NO_LLAMA } from '../src/backtest/llama/none.ts';
import { standInLlama } from '../src/backtest/llama/stand-in.ts';
import { prepared } from '../src/backtest/prepared.ts';
import { begun } from '../src/backtest/replay/begin.ts';
import { replay } from '../src/backtest/replay/replay.ts';
import type { ProtocolRules } from '../src/backtest/replay/setting.ts';
import { logOf, OPTIONS, plantedLog } from './backtest-log.ts';

const text = plantedLog({ people: 4, days: 26, seed: 11 });
/** The 23rd local day is over. */
const CUT = '2024-01-24 04:00';
const cut = text
  .split('\n')
  .filter((line) => line.startsWith('user') || (line.split('\t')[1] ?? '') < CUT)
  .join('\n');

async function emittedBefore(activity: string, protocol: ProtocolRules, llama: Asked) {
  const options = { ...OPTIONS, scored: { ...OPTIONS.scored, warmUpDays: 17 } };
  const ready = prepared(await logOf(activity), options);
  const rules = { ...options.rules, llama: llama.llama };
  const setting = { ...ready, protocol, rules, ask: llama.ask, learnEveryDays: 5 };
  const signal = new AbortController().signal;
  const { emitted } = await replay(setting, begun(setting), { signal, onDay: () => {}, onState: () => {} });
  const until = Date.parse(`${CUT.replace(' ', 'T')}:00Z`);
  const baselines = ready.baselines.flatMap((one) => one.emitted);
  // Slot by slot a prediction counts once its window is over, and the shorter log ends before the last ones are.
  return [...emitted, ...baselines].filter((one) => one.until <= until - 6 * 3_600_000);
}

test.each([
  ['daily', null, NO_LLAMA],
  ['slots', 2, NO_LLAMA],
  // Its stated confidences have outcomes, from which calibration learns.
  ['daily', null, standInLlama(true)],
] as const)(
  '%s, sample %s: what comes after a moment changes nothing that was predicted before it',
  async (name, sample, llama) => {
    const protocol = { ...OPTIONS.protocol, protocol: name, sample, seed: 1 };
    const [whole, before] = [await emittedBefore(text, protocol, llama), await emittedBefore(cut, protocol, llama)];
    expect(before.length).toBeGreaterThan(50);
    expect(JSON.stringify(before)).toBe(JSON.stringify(whole));
  },
);
