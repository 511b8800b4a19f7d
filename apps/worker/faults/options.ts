import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export interface Options {
  /** Of everything random; the same seed stages the same faults. */
  readonly seed: number;
  /** Numbers of the faults to stage; null: all but those on demand. */
  readonly only: readonly number[] | null;
  /** Share of the people and minutes that a fault is staged with; 1 is what its bar speaks of. */
  readonly scale: number;
  /** How many faults are staged side by side. */
  readonly atOnce: number;
  readonly json: boolean;
}

/** Most of a fault's time is waiting: so many fill two cores. */
const AT_ONCE = 4;

export class OptionsError extends Error {}

/** @throws OptionsError that says what was expected */
export function readOptions(args: readonly string[]): Options {
  const { values } = parsed(args);
  return {
    seed: number('seed', values.seed, randomInt(2 ** 31)),
    only: values.only === undefined ? null : values.only.split(',').map((one) => number('only', one, 0)),
    scale: number('scale', values.scale, 1),
    atOnce: wholeNumber('at-once', values['at-once'], AT_ONCE),
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
        'at-once': { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch {
    throw new OptionsError(
      'expected: faults [--seed NUMBER] [--only 1,2,10] [--scale 0.2] [--at-once 4] [--json]; 25, an hour of random faults, is staged only where it is named',
    );
  }
}

function number(name: string, given: string | undefined, absent: number): number {
  if (given === undefined) return absent;
  const value = Number(given);
  if (given.trim() !== '' && value >= 0) return value;
  throw new OptionsError(`--${name}: expected a number, 0 or more; ${JSON.stringify(given)} was given`);
}

function wholeNumber(name: string, given: string | undefined, absent: number): number {
  const value = number(name, given, absent);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new OptionsError(`--${name}: expected a whole number, 1 or more; ${JSON.stringify(given)} was given`);
}
