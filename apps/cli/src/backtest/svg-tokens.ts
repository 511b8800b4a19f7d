import { type Markup, markup } from './html-markup.ts';
import { whole } from './html-numbers.ts';
import type { Way } from './html-ways.ts';
import type { LlamaUse } from './report.ts';
import { linear } from './svg-axes.ts';
import { chart, WIDTH } from './svg-chart.ts';

const HEIGHT = 118;
/** So that a bar of almost nothing is seen at all; units of the viewBox. */
const THINNEST = 1.5;

interface Bar {
  readonly name: string;
  readonly tokens: number;
  readonly kind: string;
}

/** Tokens per person-day to scale, beside the function that is replaced. */
export function tokens({ id, color }: Way, use: LlamaUse, title: string): Markup {
  const bars: readonly Bar[] = [
    { name: 'now', tokens: use.tokensPerPersonDay, kind: color },
    { name: 'the old function', tokens: use.oldTokensPerPersonDay, kind: 'old' },
  ];
  const scale = linear(Math.max(1, ...bars.map((each) => each.tokens)), 0, WIDTH);
  const desc = bars.map((each) => `${each.name}: ${whole(each.tokens)} tokens per person-day`).join('; ');
  return chart(
    { id: `${id}-tokens`, title, desc, height: HEIGHT },
    bars.map((each, index) => bar(each, index * 60, Math.max(THINNEST, scale(each.tokens)))),
  );
}

function bar({ name, tokens, kind }: Bar, top: number, width: number): Markup {
  return markup`<text x="0" y="${top + 14}">${name}: <tspan class="strong">${whole(tokens)}</tspan> tokens per person-day</text>
<rect class="came ${kind}" x="0" y="${top + 22}" width="${width}" height="22"/>`;
}
