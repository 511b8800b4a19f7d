import { describe, expect, test } from 'vitest';
import type { FigureForm } from '../src/bench/bench.ts';
import { byTurns } from '../src/bench/by-turns.ts';
import { figuresOf } from '../src/bench/figure.ts';
import { mostAtOnce } from '../src/bench/latency.ts';
import { percentile, spreadOf } from '../src/bench/spread.ts';

describe('a spread', () => {
  test.each([
    [[3], { median: 3, min: 3, max: 3 }],
    [[3, 1, 2], { median: 2, min: 1, max: 3 }],
    [[4, 1, 2, 3], { median: 2.5, min: 1, max: 4 }],
  ])('of %j is %j', (values, spread) => {
    expect(spreadOf(values)).toEqual(spread);
  });

  test('of nothing is none', () => {
    expect(spreadOf([])).toBeNull();
  });

  test.each([
    [0.5, 50],
    [0.99, 99],
    [1, 100],
    [0, 0],
  ])('at %d of 0 to 100 stands %d', (share, value) => {
    const values = Array.from({ length: 101 }, (_, nth) => 100 - nth);
    expect(percentile(values, share)).toBe(value);
  });
});

describe('a bar', () => {
  const reached = (form: Partial<FigureForm>, values: readonly number[]) => {
    const figures = { one: { title: 'one', unit: 'ratio' as const, ...form } };
    return figuresOf(
      { figures },
      values.map((one) => ({ one })),
    )[0]?.reached;
  };

  test('is met by the median, and by what equals it', () => {
    expect(reached({ bar: { atLeast: 0.8 } }, [0.1, 0.8, 0.9])).toBe(true);
    expect(reached({ bar: { atLeast: 0.8 } }, [0.79, 0.79, 0.9])).toBe(false);
    expect(reached({ bar: { atMost: 4 } }, [4, 4, 9])).toBe(true);
  });

  test('that every round must meet is missed by one', () => {
    expect(reached({ bar: { atMost: 0 }, always: true }, [0, 0, 1])).toBe(false);
    expect(reached({ bar: { atMost: 0 }, always: true }, [0, 0, 0])).toBe(true);
  });

  test('is missed by what was not measured', () => {
    expect(reached({ bar: { atMost: 0 } }, [])).toBe(false);
  });

  test('where there is none, is neither', () => {
    expect(reached({}, [1])).toBeNull();
  });
});

test('rounds keep their order, and those without a figure leave it out', () => {
  const figures = { one: { title: 'one', unit: 'count' as const }, two: { title: 'two', unit: 'count' as const } };
  const [one, two] = figuresOf({ figures }, [{ one: 3, two: 1 }, { one: 1 }, { one: 2 }]);
  expect(one?.rounds).toEqual([3, 1, 2]);
  expect(two?.rounds).toEqual([1]);
});

test('odd rounds begin with the reference, even ones with ours', async () => {
  const order: string[] = [];
  const note = (name: string) => async () => {
    order.push(name);
    return name;
  };
  for (const nth of [1, 2]) {
    expect(await byTurns(nth, note('ours'), note('reference'))).toEqual({ ours: 'ours', reference: 'reference' });
  }
  expect(order).toEqual(['reference', 'ours', 'ours', 'reference']);
});

test('calls at once are counted while they last, those that are not over included', () => {
  const call = (beganAt: number, endedAt: number | null) => ({ beganAt, endedAt });
  expect(mostAtOnce([])).toBe(0);
  expect(mostAtOnce([call(0, 10), call(10, 20)])).toBe(1);
  expect(mostAtOnce([call(0, 10), call(5, null), call(9, 20), call(30, 40)])).toBe(3);
});
