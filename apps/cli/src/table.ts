export interface Column {
  readonly title: string;
  /** Right-aligned: numbers. */
  readonly right?: boolean;
}

/** Rows under titles, columns two spaces apart, nothing behind the last cell. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const lines = [columns.map((column) => column.title), ...rows];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => width(line[index] ?? ''))));
  return lines
    .map((line) =>
      columns
        .map((column, index) => cell(line[index] ?? '', widths[index] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Names on the left, what they are on the right; a value of several lines stays in its column. */
export function pairs(rows: readonly (readonly [name: string, value: string])[]): string {
  const indent = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows
    .map(([name, value]) => (name.padEnd(indent) + value.replaceAll('\n', `\n${' '.repeat(indent)}`)).trimEnd())
    .join('\n');
}

function cell(text: string, wide: number, { right }: Column): string {
  const space = ' '.repeat(Math.max(0, wide - width(text)));
  return right ? space + text : text + space;
}

/** In characters rather than UTF-16 units. */
function width(text: string): number {
  return [...text].length;
}
