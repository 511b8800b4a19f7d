import type { Bench } from '../bench.ts';
import { fanOut } from './fan-out.ts';
import { llamaBound } from './llama-bound.ts';
import { prompt } from './prompt.ts';
import { rows, rowsB } from './rows.ts';
import { sequential } from './sequential.ts';
import { start } from './start.ts';
import { tick1m } from './tick-1m.ts';
import { unchanged } from './unchanged.ts';
import { write } from './write.ts';

/** In the order of the table. */
export const BENCHES: readonly Bench[] = [
  fanOut,
  unchanged,
  llamaBound,
  sequential,
  rows,
  rowsB,
  write,
  prompt,
  tick1m,
  start,
];
