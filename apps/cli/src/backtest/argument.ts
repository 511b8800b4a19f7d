import { isTimeZone } from '@ambia/prediction';
import { InvalidArgumentError } from 'commander';
import { wholeNumber } from '../argument.ts';
import { LLAMAS, type LlamaChoice } from './options.ts';

/** Reads `1,2,3`. */
export function seedList(text: string): readonly number[] {
  const seeds = text.split(',').map((part) => wholeNumber(0, 2 ** 31 - 1)(part.trim()));
  return distinct(seeds, 'seed');
}

/** Reads `stand-in,none`. */
export function llamaList(text: string): readonly LlamaChoice[] {
  const names = text.split(',').map((part) => {
    const choice = LLAMAS.find((known) => known === part.trim());
    if (choice === undefined) throw new InvalidArgumentError(`Expected one or several of ${LLAMAS.join(', ')}.`);
    return choice;
  });
  return distinct(names, 'Llama');
}

export function zoneName(text: string): string {
  if (isTimeZone(text)) return text;
  throw new InvalidArgumentError('Expected an IANA time zone, such as Europe/Berlin.');
}

function distinct<Value>(values: readonly Value[], what: string): readonly Value[] {
  if (new Set(values).size === values.length) return values;
  throw new InvalidArgumentError(`Expected every ${what} once.`);
}
