import { expect, test } from 'vitest';
import { standInLlama } from '../src/backtest/llama/stand-in.ts';
import { prepared } from '../src/backtest/prepared.ts';
import { begun, firstReplayedDay } from '../src/backtest/replay/begin.ts';
import { replay } from '../src/backtest/replay/replay.ts';
import type { ReplayState } from '../src/backtest/replay/state.ts';
import { logOf, OPTIONS, plantedLog } from './backtest-log.ts';

const log = await logOf(plantedLog({ people: 8, days: 20, seed: 9 }));
const ready = prepared(log, OPTIONS);

/** When everybody's answer that stood after the first replayed day was given, in hours from its 04:00. */
async function hoursAsked(seed: number): Promise<number[]> {
  const asked = standInLlama(false);
  const protocol = { ...OPTIONS.protocol, protocol: 'slots' as const, everyMinutes: 30, seed };
  const rules = { ...OPTIONS.rules, llama: asked.llama };
  const setting = { ...ready, protocol, rules, ask: asked.ask, learnEveryDays: 30 };
  const first = firstReplayedDay(setting);
  const states: ReplayState[] = [];
  const stop = new AbortController();
  const onState = (state: ReplayState) => {
    states.push(state);
    stop.abort(new Error('seen enough'));
  };
  await expect(replay(setting, begun(setting), { signal: stop.signal, onDay: () => {}, onState })).rejects.toThrow();
  const people = states[0]?.people ?? [];
  return people.flatMap(({ answer }) =>
    answer === null ? [] : [(answer.slot - ready.calendar.startOf(first)) / 3_600_000],
  );
}

test('slot by slot people are asked all over the first day, at other hours for another seed', async () => {
  const hours = await hoursAsked(1);
  expect(hours).toHaveLength(8);
  expect(new Set(hours).size).toBeGreaterThan(5);
  expect(Math.max(...hours) - Math.min(...hours)).toBeGreaterThan(8);
  expect(await hoursAsked(2)).not.toEqual(hours);
});
