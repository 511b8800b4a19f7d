import { type Markup, markup } from './html-markup.ts';

/** How the figures came about. */
export function remarksList(remarks: readonly string[]): Markup {
  return markup`<ul class="remarks">${remarks.map((remark) => markup`<li>${remark}</li>`)}</ul>`;
}
