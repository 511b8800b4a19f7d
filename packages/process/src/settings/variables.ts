import { z } from 'zod';
import { BOARD } from './board-variables.ts';
import { HEALTH } from './health-variables.ts';
import { LLAMA } from './llama-variables.ts';
import { MYSQL } from './mysql-variables.ts';
import { PREDICTION } from './prediction-variables.ts';
import { REDIS } from './redis-variables.ts';
import type { Variable, Variables } from './variable.ts';
import { WORK } from './work-variables.ts';

/** Every variable there is, in the order in which people are shown them. */
export const GROUPS: readonly { readonly title: string; readonly variables: Variables }[] = [
  { title: 'MySQL', variables: MYSQL },
  { title: 'Redis', variables: REDIS },
  { title: 'Llama', variables: LLAMA },
  { title: 'Prediction', variables: PREDICTION },
  { title: 'Runs and workers', variables: WORK },
  { title: 'Board', variables: BOARD },
  { title: 'Health and log', variables: HEALTH },
];

const VARIABLES = { ...MYSQL, ...REDIS, ...LLAMA, ...PREDICTION, ...WORK, ...BOARD, ...HEALTH };

export type Name = keyof typeof VARIABLES;

export const NAMES = Object.keys(VARIABLES) as readonly Name[];

export function variable(name: Name): Variable {
  return VARIABLES[name];
}

type Shape = { readonly [N in Name]: (typeof VARIABLES)[N]['schema'] };

/** All texts at once: `fromEntries` forgets which name has which schema, hence the assertion. */
export const Values = z.object(Object.fromEntries(NAMES.map((name) => [name, VARIABLES[name].schema])) as Shape);

export type Values = z.output<typeof Values>;
