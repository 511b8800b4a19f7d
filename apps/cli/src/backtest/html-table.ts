import { type Markup, markup } from './html-markup.ts';

export type Cell = string | Markup;

export interface Sheet {
  /** Says what the table holds, above it. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first cell names the row; all others are numbers. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Scrolls sideways within itself where the screen is narrow; the row's name stays in sight. */
export function sheet({ caption, columns, rows }: Sheet): Markup {
  return markup`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map((title) => markup`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map(row)}</tbody>
</table></div>`;
}

function row([name = '', ...cells]: readonly Cell[]): Markup {
  return markup`<tr><th scope="row">${name}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>`;
}
