import type { Fault, Outcome } from './fault.ts';

/** A fault that was staged. */
export interface Staged extends Outcome {
  readonly fault: Pick<Fault, 'number' | 'name' | 'bar'>;
  readonly seconds: number;
}

/** What it was staged on. */
export interface Conditions {
  readonly seed: number;
  readonly scale: number;
  /** As each says itself. */
  readonly redis: string;
  readonly database: string;
}

const HEAD = ['#', 'fault', 'held', 's', 'figure', 'bar'];

/** One line per fault, its figure beside its bar; notes indented below. */
export function table({ seed, scale, redis, database }: Conditions, staged: readonly Staged[]): string {
  const rows = staged.map(({ fault, held, seconds, figure }) => [
    String(fault.number),
    fault.name,
    held ? 'yes' : 'NO',
    seconds.toFixed(0),
    figure,
    fault.bar,
  ]);
  const widths = HEAD.map((head, column) => Math.max(...[HEAD, ...rows].map((row) => (row[column] ?? head).length)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return [
    `seed ${seed}, ${redis}, ${database}${scale === 1 ? '' : `, scale ${scale}`}`,
    line(HEAD).trimEnd(),
    ...staged.flatMap(({ notes = [] }, index) => [
      line(rows[index] ?? []).trimEnd(),
      ...notes.map((note) => `    ${note}`),
    ]),
  ].join('\n');
}
