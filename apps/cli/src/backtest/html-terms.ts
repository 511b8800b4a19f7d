import { type Markup, markup } from './html-markup.ts';

const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['Precision', 'the share of what was queued whose need came inside the window; a person who stayed away is a miss'],
  ['Served', 'the need came 2 to 32 minutes after its page was due, while the page lived'],
  ['Recall', 'the share of real events that had a live prediction'],
  ['ECE', 'the mean distance between stated confidence and what came true, over all predictions made; it is never 0'],
  ['Perfect forecaster', 'the middle 95 % of the ECE of one who is right exactly as often as these confidences say'],
  ['Brier skill', '1 for a forecaster who knows, 0 for one who always states the base rate, below 0 for worse'],
  [
    '95 % over people',
    'the interval of the figure before it if other people of this kind had been drawn (1,000 draws of people)',
  ],
];

/** What the words in the tables mean. */
export function terms(): Markup {
  return markup`<details><summary>What the words mean</summary>
<dl class="terms">${TERMS.map(([term, meaning]) => markup`<dt>${term}</dt><dd>${meaning}</dd>`)}</dl></details>`;
}
