import { counted } from '../show/amounts.ts';
import { type Markup, markup, NO_MARKUP } from './html-markup.ts';
import { decimal, whole } from './html-numbers.ts';
import type { Way } from './html-ways.ts';
import type { LlamaUse } from './report.ts';
import { tokens } from './svg-tokens.ts';

/** What Llama was asked, beside what the function we replace would have sent; nothing for a way that asks nobody. */
export function tokensFigure(way: Way): Markup {
  const use = way.score.llama;
  if (use === null) return NO_MARKUP;
  if (use.calls === 0) return markup`<p class="empty">Llama was never asked: no tokens.</p>`;
  const title = tokensTitle(use);
  return markup`<figure><figcaption><h3>${title}</h3>
<p>${counted(use.calls, 'call')}, ${decimal(use.callsPerPersonDay, 2)} a person-day; ${whole(use.promptTokensPerCall)} tokens in and ${whole(use.completionTokensPerCall)} out per call. The old function asked 288 times a day.</p></figcaption>
${tokens(way, use, title)}</figure>`;
}

function tokensTitle({ tokensPerPersonDay, oldTokensPerPersonDay }: LlamaUse): string {
  const ours = `${whole(tokensPerPersonDay)} tokens a person-day`;
  if (tokensPerPersonDay === 0 || oldTokensPerPersonDay < tokensPerPersonDay) return ours;
  const ratio = oldTokensPerPersonDay / tokensPerPersonDay;
  return `${ours}, where the old function would have sent ${decimal(ratio, ratio < 10 ? 1 : 0)} times as many`;
}
