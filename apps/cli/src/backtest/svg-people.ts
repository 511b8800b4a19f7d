import { type Markup, markup, NO_MARKUP } from './html-markup.ts';
import { whole } from './html-numbers.ts';
import type { Way } from './html-ways.ts';
import type { PersonScore } from './report.ts';
import { linear, type Scale, ticksUpTo, yAxis } from './svg-axes.ts';
import { type Box, chart, WIDTH } from './svg-chart.ts';

const HEIGHT = 300;
const BOX: Box = { left: 52, right: WIDTH - 8, top: 30, bottom: HEIGHT - 28 };
/** More bars than this could not be told apart. */
export const MOST = 120;
/** A list longer than this is not listened to. */
const SPOKEN = 10;
/** Of a bar and of one that has room for a count above it; units of the viewBox. */
const [WIDEST, ROOM] = [30, 20];

interface Place {
  readonly left: number;
  readonly width: number;
}

/** A bar per person with anything queued, whoever has most first: what came true below, what did not above. */
export function people({ score, id, color }: Way, persons: readonly PersonScore[], title: string): Markup {
  const shown = persons.slice(0, MOST);
  const ticks = ticksUpTo(shown[0]?.queued ?? 1).filter(Number.isInteger);
  const y = linear(Math.max(ticks.at(-1) ?? 1, shown[0]?.queued ?? 1), BOX.bottom, BOX.top);
  return chart({ id: `${id}-people`, title, desc: aloud(score.people, persons), height: HEIGHT }, [
    yAxis({ scale: y, ticks, label: whole, title: 'queued' }, BOX),
    ...shown.map((person, index) => bar(person, placeOf(index, shown.length), y, color)),
    ...shown.map((person, index) => countAbove(person, placeOf(index, shown.length), y)),
    markup`<text class="name" x="${BOX.left}" y="${BOX.bottom + 20}">a bar per person, most first</text>`,
  ]);
}

function aloud(all: number, persons: readonly PersonScore[]): string {
  const most = persons.slice(0, SPOKEN).map(spoken).join('; ');
  return `Those with most: ${most}. ${whole(all - persons.length)} of ${whole(all)} had nothing queued.`;
}

function spoken({ hits, queued, personDays }: PersonScore): string {
  return `${whole(hits)} of ${whole(queued)} came true in ${whole(personDays)} days`;
}

function placeOf(index: number, bars: number): Place {
  const slot = Math.min(WIDEST, (BOX.right - BOX.left) / bars);
  return { left: BOX.left + index * slot, width: slot > 4 ? slot - 1.5 : slot * 0.75 };
}

function bar(person: PersonScore, { left, width }: Place, y: Scale, color: string): Markup {
  const [hits, top] = [y(person.hits), y(person.queued)];
  return markup`<g><title>${spoken(person)}</title>
<rect class="missed ${color}" x="${left}" y="${top}" width="${width}" height="${hits - top}"/>
<rect class="came ${color}" x="${left}" y="${hits}" width="${width}" height="${BOX.bottom - hits}"/></g>`;
}

/** Over all bars that have room for it, and over the first, which is the highest. */
function countAbove({ queued }: PersonScore, { left, width }: Place, y: Scale): Markup {
  const top = y(queued) - 5;
  if (width >= ROOM)
    return markup`<text class="count" x="${left + width / 2}" y="${top}" text-anchor="middle">${whole(queued)}</text>`;
  return left > BOX.left ? NO_MARKUP : markup`<text class="count" x="${left}" y="${top}">${whole(queued)}</text>`;
}
