import { type Markup, markup } from './html-markup.ts';

/** Units of every chart's viewBox: narrow, so that its text is legible where a phone shrinks it. */
export const WIDTH = 420;

/** The area between the axes, in units of the viewBox. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Chart {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  /** What one who does not see it must be told. */
  readonly desc: string;
  readonly height: number;
}

/** A whole chart with what reads it aloud. */
export function chart({ id, title, desc, height }: Chart, marks: readonly Markup[]): Markup {
  return markup`<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${desc}</desc>
${marks}
</svg>`;
}
