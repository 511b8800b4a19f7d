import { afterAll, describe, expect, test } from 'vitest';
import { openClock } from '../src/clock.ts';
import { type ClockState, clockState } from '../src/clock-state.ts';
import { clockText } from '../src/clock-text.ts';

const SECOND = 1_000;
const NOON = Date.parse('2026-11-22T12:00:00Z');

test.each([
  [0, 0, 'right'],
  [2 * SECOND, 100, 'right'],
  [-2.001 * SECOND, 100, 'off'],
  [5 * SECOND, 0, 'off'],
  [-60 * SECOND, 0, 'off'],
  [60.001 * SECOND, 0, 'far'],
  [-600 * SECOND, 500, 'far'],
  [600 * SECOND, 501, null],
] as const)('a clock that is %d ms ahead, give or take %d, is %s', (aheadMs, uncertainMs, state) => {
  expect(clockState({ aheadMs, uncertainMs })).toBe(state);
});

describe('a clock compared with the fleet’s', () => {
  const stops: (() => void)[] = [];
  afterAll(() => {
    for (const stop of stops) stop();
  });

  /** A machine and a fleet whose clocks stand still where the test puts them. */
  function compared() {
    const machine = { at: NOON };
    const fleet = { at: NOON, answer: () => Promise.resolve() };
    const clock = openClock({
      now: () => machine.at,
      fleetTime: () => fleet.answer().then(() => fleet.at),
      everyMs: 5,
    });
    const told: ClockState[] = [];
    clock.follow((state) => told.push(state));
    stops.push(() => clock.stop());
    return { machine, fleet, clock, told };
  }

  test('says nothing before the first answer', async () => {
    const { clock, told, fleet } = compared();
    expect([clock.state(), told]).toEqual(['unknown', ['unknown']]);
    expect(clockText(clock)).toBe("not compared with Redis' clock yet");
    fleet.at = NOON + 1_500;
    await expect.poll(() => told).toEqual(['unknown', 'right']);
    expect(clock.now()).toBe(NOON);
    expect(clockText(clock)).toBe('ok');
  });

  test('tells each change once, and gives the fleet’s time while it is wrong', async () => {
    const { clock, told, machine } = compared();
    await expect.poll(() => told).toEqual(['unknown', 'right']);
    machine.at = NOON - 30 * SECOND;
    await expect.poll(() => told).toEqual(['unknown', 'right', 'off']);
    expect([clock.now(), clock.aheadMs()]).toEqual([NOON, -30 * SECOND]);
    expect(clockText(clock)).toBe("30.0 s behind Redis' clock: leaves ticks to others");
    machine.at = NOON + 600 * SECOND;
    await expect.poll(() => told, { timeout: 3_000 }).toEqual(['unknown', 'right', 'off', 'far']);
    expect(clock.now()).toBe(NOON);
    expect(clockText(clock)).toBe("600.0 s ahead of Redis' clock: takes no work; set this machine's clock");
    machine.at = NOON;
    await expect.poll(() => told, { timeout: 3_000 }).toEqual(['unknown', 'right', 'off', 'far', 'right']);
  });

  test('learns nothing from an answer that took an outage to come, and asks again', async () => {
    const { told, fleet, machine } = compared();
    fleet.answer = async () => {
      machine.at += 20 * SECOND;
      fleet.answer = () => Promise.resolve();
    };
    await expect.poll(() => told, { timeout: 3_000 }).toContain('off');
    expect(told.filter((state) => state === 'right').length).toBeLessThanOrEqual(1);
  });

  test('stays as it was while there is no answer', async () => {
    const { told, fleet } = compared();
    await expect.poll(() => told).toEqual(['unknown', 'right']);
    let asked = 0;
    fleet.answer = async () => {
      asked += 1;
      throw new Error('gone');
    };
    await expect.poll(() => asked, { timeout: 3_000 }).toBeGreaterThan(1);
    expect(told).toEqual(['unknown', 'right']);
  });
});
