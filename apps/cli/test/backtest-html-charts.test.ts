import { expect, test } from 'vitest';
import { markup } from '../src/backtest/html-markup.ts';
import { ticksUpTo } from '../src/backtest/svg-axes.ts';
import { precisionAt } from '../src/backtest/svg-curve.ts';
import { spread } from '../src/backtest/svg-spread.ts';

test.each([
  [0.8, [0, 0.2, 0.4, 0.6, 0.8]],
  [0.11, [0, 0.05, 0.1, 0.15]],
  [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [3, [0, 1, 2, 3]],
  [54, [0, 20, 40, 60]],
])('an axis up to %s is ticked at %j', (until, ticks) => {
  expect(ticksUpTo(until)).toEqual(ticks);
});

test.each([
  ['those with room stay', [200, 50, 100], [200, 50, 100]],
  ['those in one place are pushed apart in their order', [100, 100, 98], [113, 128, 98]],
  ['those at the end are pushed back from it', [300, 295], [300, 285]],
  ['none before the start', [0], [30]],
  ['no label at all', [], []],
])('labels: %s', (_, wanted, placed) => {
  expect(spread(wanted, 15, [30, 300])).toEqual(placed);
});

test.each([
  ['on a point', 0.2, 0.8],
  ['between two', 0.3, 0.7],
  ['before the first', 0.05, 0.9],
  ['at the last', 0.4, 0.6],
  ['beyond the last', 0.5, null],
])('precision with so many queued, %s', (_, perPersonDay, precision) => {
  const curve = [
    { perPersonDay: 0.1, precision: 0.9, threshold: 0.9 },
    { perPersonDay: 0.2, precision: 0.8, threshold: 0.8 },
    { perPersonDay: 0.4, precision: 0.6, threshold: 0.4 },
  ];
  const found = precisionAt(curve, perPersonDay);
  if (precision === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(precision, 9);
});

test('what is filled into markup is escaped, markup is not, coordinates are rounded', () => {
  const inner = markup`<b title="${`"it's"`}">${'a < b & c'}</b>`;
  expect(inner.text).toBe('<b title="&quot;it&#39;s&quot;">a &lt; b &amp; c</b>');
  expect(markup`<p x="${1.2345}">${inner}${[inner]}</p>`.text).toBe(`<p x="1.2">${inner.text}${inner.text}</p>`);
});
