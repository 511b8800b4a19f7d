import type { Variable } from './variable.ts';
import { GROUPS } from './variables.ts';

/** The README's table of variables, in Markdown. */
export function settingsTable(): string {
  const rows = GROUPS.flatMap(({ variables }) => Object.entries(variables).map(([name, it]) => row(name, it)));
  return ['| Variable | Meaning | Default | Expected |', '|---|---|---|---|', ...rows, ''].join('\n');
}

function row(name: string, variable: Variable): string {
  const names = variable.secret ? `\`${name}\` or \`${name}_FILE\`` : `\`${name}\``;
  const cells = [names, variable.meaning, defaultOf(variable), variable.expected];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function defaultOf(variable: Variable): string {
  if (variable.defaultInWords !== undefined) return variable.defaultInWords;
  return variable.default === null ? 'none' : `\`${variable.default}\``;
}
