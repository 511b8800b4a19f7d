import type { Bar, Unit } from '../bench/bench.ts';
import type { Figure } from '../bench/figure.ts';
import type { BenchRun } from '../bench/run-benches.ts';
import { table } from '../table.ts';

export interface BenchConditions {
  readonly rounds: number;
  readonly scale: number;
}

const COLUMNS = [
  { title: 'bench' },
  { title: 'figure' },
  { title: 'median', right: true },
  { title: 'min – max', right: true },
  { title: 'bar', right: true },
  { title: 'reached' },
];

/** A line a figure; what stands in the bench's own column but once is its name. */
export function benchText(runs: readonly BenchRun[], { rounds, scale }: BenchConditions): string {
  const rows = runs.flatMap(({ bench, figures }) =>
    figures.map((figure, index) => [index === 0 ? bench.name : '', ...cells(figure)]),
  );
  const servers = [...new Set(runs.flatMap((run) => run.servers))];
  const against = runs.map(({ bench }) => `${bench.name}: ${bench.what}, against ${bench.against}`);
  const conditions = [`rounds ${rounds}`, ...(scale === 1 ? [] : [`scale ${scale}`]), ...servers];
  const broken = runs.flatMap(({ bench, broke }) => (broke === null ? [] : [`${bench.name} broke off: ${broke}`]));
  return [table(COLUMNS, rows), '', conditions.join(', '), ...against, ...broken].join('\n');
}

function cells({ title, unit, spread, bar, reached }: Figure): string[] {
  const shown = spread && [amount(unit, spread.median), `${amount(unit, spread.min)} – ${amount(unit, spread.max)}`];
  return [title, ...(shown ?? ['–', '']), bar === undefined ? '' : barText(bar, unit), reachedText(reached)];
}

function barText(bar: Bar, unit: Unit): string {
  return 'atLeast' in bar ? `≥ ${amount(unit, bar.atLeast)}` : `≤ ${amount(unit, bar.atMost)}`;
}

function reachedText(reached: boolean | null): string {
  return reached === null ? '' : reached ? 'yes' : 'NO';
}

const DIGITS = 3;

function amount(unit: Unit, value: number): string {
  switch (unit) {
    case 'ratio':
      return `${significant(value)} ×`;
    case 'share':
      return value.toFixed(2);
    case 'bytes':
      return `${value.toFixed(0)} B`;
    case 'mb':
      return `${value.toFixed(1)} MB`;
    case 'ms':
      return `${significant(value)} ms`;
    case 'seconds':
      return `${significant(value)} s`;
    case 'per_second':
      return `${value.toFixed(0)} /s`;
    case 'people':
    case 'count':
      return String(Number(value.toFixed(2)));
  }
}

function significant(value: number): string {
  return value >= 10 ** DIGITS ? value.toFixed(0) : String(Number(value.toPrecision(DIGITS)));
}

export function benchDocument(runs: readonly BenchRun[], conditions: BenchConditions): object {
  return {
    ...conditions,
    benches: runs.map(({ bench, figures, servers, seconds, broke }) => ({
      name: bench.name,
      what: bench.what,
      against: bench.against,
      servers,
      seconds,
      broke,
      figures: figures.map(({ key, title, unit, bar, always, spread, reached, rounds }) => ({
        name: key,
        title,
        unit,
        bar: bar ?? null,
        every_round: always ?? false,
        reached,
        ...spread,
        rounds,
      })),
    })),
  };
}
