import { type Env, type Given, givenVariables, type ReadFile } from './given.ts';
import { quote } from './quote.ts';
import { NAMES, type Name, Values, variable } from './variables.ts';

/** The environment read variable by variable, before anyone asked whether they agree with each other. */
export interface Reading {
  /** A variable that is not set, or faulty, has its default here. */
  readonly values: Values;
  /** Set by the environment, readable or not. */
  readonly given: ReadonlySet<Name>;
  readonly faulty: ReadonlySet<Name>;
  readonly problems: readonly string[];
}

export function readVariables(env: Env, readFile: ReadFile): Reading {
  const given = givenVariables(env, readFile);
  const problems = new Map<Name, string>();
  for (const [name, found] of given) {
    const problem = problemOf(name, found);
    if (problem !== null) problems.set(name, problem);
  }
  const texts = NAMES.map((name) => [name, problems.has(name) ? undefined : textOf(given.get(name))] as const);
  const withDefaults = texts.map(([name, text]) => [name, text ?? variable(name).default ?? undefined]);
  return {
    values: Values.parse(Object.fromEntries(withDefaults)),
    given: new Set(given.keys()),
    faulty: new Set(problems.keys()),
    problems: [...problems.values()],
  };
}

function textOf(found: Given | undefined): string | undefined {
  return found !== undefined && 'text' in found ? found.text : undefined;
}

function problemOf(name: Name, found: Given): string | null {
  if ('problem' in found) return found.problem;
  const { schema, expected, secret, default: fallback, defaultInWords } = variable(name);
  if (schema.safeParse(found.text).success) return null;
  const value = secret ? ' is set to something else' : ` is ${quote(found.text)}`;
  const instead = defaultInWords ?? fallback;
  const remedy = instead === null ? 'correct or remove it' : `correct it, or remove it for the default (${instead})`;
  return `${found.source}${value}: expected ${expected}; ${remedy}.`;
}
