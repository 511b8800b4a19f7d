import type { Variable, Variables } from './variable.ts';
import { GROUPS } from './variables.ts';

const HEAD = `# Settings of the Ambia prediction scheduler.
# Copy this file to .env and remove the # in front of what you set; what stays commented out keeps its default.
# An empty value counts as not set. A secret can come from a file instead: NAME_FILE=/path/to/the/file.
# Written by \`pnpm --filter @ambia/process write-settings\`; the tests say when it is out of date.
`;

/** The text of .env.example. */
export function envExample(): string {
  return [HEAD, ...GROUPS.map(({ title, variables }) => section(title, variables))].join('\n');
}

function section(title: string, variables: Variables): string {
  return `# --- ${title} ---\n\n${Object.entries(variables)
    .map(([name, it]) => entry(name, it))
    .join('\n')}`;
}

function entry(name: string, variable: Variable): string {
  const computed = variable.defaultInWords === undefined ? [] : [`# Default: ${variable.defaultInWords}.`];
  const file = variable.secret ? [`#${name}_FILE=`] : [];
  const lines = [`# ${variable.meaning}`, `# Expected: ${variable.expected}.`, ...computed];
  return `${[...lines, `#${name}=${variable.default ?? ''}`, ...file].join('\n')}\n`;
}
