import type { Reading } from './reading.ts';
import type { Name, Values } from './variables.ts';

/** Something that no variable can tell alone. */
export interface Rule {
  /** Where one of these is faulty itself, the rule is not asked. */
  readonly about: readonly Name[];
  /** What is wrong, for people; null where nothing is. */
  readonly problem: (reading: Reading) => string | null;
}

export function brokenRules(rules: readonly Rule[], reading: Reading): string[] {
  return rules
    .filter((rule) => !rule.about.some((name) => reading.faulty.has(name)))
    .map((rule) => rule.problem(reading))
    .filter((problem) => problem !== null);
}

type NumberName = { [N in Name]: Values[N] extends number | undefined ? N : never }[Name];

/** `greater` must not be below `lesser`; `why` completes "because …". */
export function notBelow(greater: NumberName, lesser: NumberName, why: string): Rule {
  return {
    about: [greater, lesser],
    problem: ({ values, given }) => {
      const [high, low] = [values[greater], values[lesser]];
      if (high === undefined || low === undefined || high >= low) return null;
      const how = (name: Name) => (given.has(name) ? '' : ' by default');
      return `${greater} is ${high}${how(greater)} and ${lesser} is ${low}${how(lesser)}: expected ${greater} not to be below ${lesser}, because ${why}; raise ${greater} or lower ${lesser}.`;
    },
  };
}

/** The rule only where everything it is about was given, and nothing is a default. */
export function whereGiven(rule: Rule): Rule {
  return {
    about: rule.about,
    problem: (reading) => (rule.about.every((name) => reading.given.has(name)) ? rule.problem(reading) : null),
  };
}
