import { expect, test } from 'vitest';
import { chooseBenches } from '../src/bench/choose.ts';
import { runBenches } from '../src/bench/run-benches.ts';
import { benchDocument, benchText } from '../src/show/bench.ts';
import { ambia, screen } from './screen.ts';

const ALL = [{ name: 'fan-out' }, { name: 'write' }, { name: 'tick-1m', onDemand: true }];
const names = (wanted: readonly string[]) => chooseBenches(wanted, ALL).map(({ name }) => name);

test('without a name all run but those on demand; named ones in the order of the table', () => {
  expect(names([])).toEqual(['fan-out', 'write']);
  expect(names(['tick-1m', 'fan-out'])).toEqual(['fan-out', 'tick-1m']);
});

test.each([
  [['bench', 'fanout'], 'there is no bench "fanout": expected one or several of fan-out, unchanged'],
  [['bench', 'write', '--rounds', '0'], 'Expected a whole number from 1 to 100.'],
  [['bench', 'write', '--scale', '0'], 'Expected a number above 0 and at most 1'],
  [['bench', 'write', '--scale', '2'], 'Expected a number above 0 and at most 1'],
])('%j ends with 2 and says what was expected', async (line, words) => {
  const { code, stdout, stderr } = await ambia(line);
  expect(stderr).toContain(words);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

/** A bench of the test's own: what it opens is closed, and its rounds are counted. */
async function played(rounds: number) {
  const seen = { closed: 0, rounds: 0, said: [] as string[] };
  const runs = await runBenches(
    [
      {
        name: 'played',
        what: 'nothing',
        against: 'nothing else',
        figures: {
          rate: { title: 'rate', unit: 'ratio', bar: { atLeast: 0.8 } },
          heap: { title: 'heap', unit: 'mb', bar: { atMost: 64 } },
          calls: { title: 'calls', unit: 'per_second' },
        },
        async open({ closing, ranOn }) {
          closing.add('played', () => {
            seen.closed++;
          });
          ranOn('Redis 7.0.15');
          ranOn('MySQL 9.7.4');
          return async (nth) => {
            seen.rounds++;
            return { rate: (7 + nth) / 10, heap: 70.04, calls: 1_000.4 };
          };
        },
      },
    ],
    { io: screen().io, rounds, scale: 0.5, signal: new AbortController().signal, say: (line) => seen.said.push(line) },
  );
  return { seen, runs };
}

test('a bench is opened once, measured as often as asked, and closed', async () => {
  const { seen, runs } = await played(3);
  expect(seen).toMatchObject({ closed: 1, rounds: 3 });
  expect(seen.said).toContain('played: round 3 of 3');
  expect(runs[0]?.servers).toEqual(['Redis 7.0.15', 'MySQL 9.7.4']);
});

test('the table shows median, spread, bar and whether it is reached', async () => {
  const { runs } = await played(3);
  expect(benchText(runs, { rounds: 3, scale: 0.5 }).split('\n')).toEqual([
    'bench   figure   median          min – max        bar  reached',
    'played  rate      0.9 ×        0.8 × – 1 ×    ≥ 0.8 ×  yes',
    '        heap    70.0 MB  70.0 MB – 70.0 MB  ≤ 64.0 MB  NO',
    '        calls   1000 /s  1000 /s – 1000 /s',
    '',
    'rounds 3, scale 0.5, Redis 7.0.15, MySQL 9.7.4',
    'played: nothing, against nothing else',
  ]);
});

test('--json has every value of every round', async () => {
  const { runs } = await played(2);
  expect(benchDocument(runs, { rounds: 2, scale: 0.5 })).toMatchObject({
    rounds: 2,
    scale: 0.5,
    benches: [
      {
        name: 'played',
        servers: ['Redis 7.0.15', 'MySQL 9.7.4'],
        figures: [
          {
            name: 'rate',
            bar: { atLeast: 0.8 },
            reached: true,
            min: 0.8,
            rounds: [expect.closeTo(0.8), expect.closeTo(0.9)],
          },
          { name: 'heap', reached: false, rounds: [70.04, 70.04] },
          { name: 'calls', bar: null, reached: null },
        ],
      },
    ],
  });
});

test('a bench that breaks off is told, and takes no figures of others along', async () => {
  const broken = {
    ...{ name: 'broken', what: 'nothing', against: 'nothing else', figures: {} },
    open: () => Promise.reject(new Error('no ground')),
  };
  const said: string[] = [];
  const runs = await runBenches([broken, broken], {
    ...{ io: screen().io, rounds: 1, scale: 1 },
    ...{ signal: new AbortController().signal, say: (line: string) => said.push(line) },
  });
  expect(runs).toMatchObject([{ broke: 'no ground' }, { broke: 'no ground' }]);
  expect(said).toContain('broken: broke off: no ground');
  expect(benchText(runs, { rounds: 1, scale: 1 })).toMatch(/^broken broke off: no ground$/m);
  expect(benchDocument(runs, { rounds: 1, scale: 1 })).toMatchObject({
    benches: [{ figures: [], broke: 'no ground' }, {}],
  });
  const stopped = {
    io: screen().io,
    rounds: 1,
    scale: 1,
    signal: AbortSignal.abort(new Error('stop')),
    say: () => undefined,
  };
  await expect(runBenches([broken], stopped)).rejects.toThrow('stop');
});
