import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export interface Options {
  /** Of everything random; the same seed stages the same faults. */
  readonly seed: number;
  /** Numbers of the faults to stage; null: all. */
  readonly only: readonly number[] | null;
  /** Share of the people and minutes that a fault is staged with; 1 is what its bar speaks of. */
  readonly scale: number;
  readonly json: boolean;
}

export class OptionsError extends Error {}

/** @throws OptionsError that says what was expected */
export function readOptions(args: readonly string[]): Options {
  const { values } = parsed(args);
  return {
    seed: number('seed', values.seed, randomInt(2 ** 31)),
    only: values.only === undefined ? null : values.only.split(',').map((one) => number('only', one, 0)),
    scale: number('scale', values.scale, 1),
    json: values.json,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: args.filter((arg) => arg !== '--'),
      options: {
        seed: { type: 'string' },
        only: { type: 'string' },
        scale: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch {
    throw new OptionsError('expected: faults [--seed NUMBER] [--only 1,2,10] [--scale 0.2] [--json]');
  }
}

function number(name: string, given: string | undefined, absent: number): number {
  if (given === undefined) return absent;
  const value = Number(given);
  if (given.trim() !== '' && value >= 0) return value;
  throw new OptionsError(`--${name}: expected a number, 0 or more; ${JSON.stringify(given)} was given`);
}
