import { counted } from '../show/amounts.ts';
import { type Markup, markup } from './html-markup.ts';
import { percent, whole } from './html-numbers.ts';
import type { Way } from './html-ways.ts';
import type { PersonScore, Score } from './report.ts';
import { MOST, people } from './svg-people.ts';

/** How what was queued spreads over people: regularity sits in few. */
export function peopleFigure(way: Way): Markup {
  const { score } = way;
  const persons = score.perPerson.filter(({ queued }) => queued > 0).toSorted((a, b) => b.queued - a.queued);
  if (persons.length === 0)
    return markup`<p class="empty">None of ${counted(score.people, 'person', 'people')} had anything queued.</p>`;
  const title = peopleTitle(score, persons);
  return markup`<figure><figcaption><h3>${title}</h3>
<p>The full part of a bar came true, the pale part did not.${shownOnly(persons)}</p></figcaption>
${people(way, persons, title)}</figure>`;
}

function peopleTitle({ people, peopleWithAny, queued }: Score, persons: readonly PersonScore[]): string {
  const share = `${whole(persons.length)} of ${counted(people, 'person', 'people')} (${percent(peopleWithAny)}) had anything queued`;
  if (persons.length < 3) return share;
  return `${share}; half of it belongs to ${whole(holdersOfHalf(persons, queued))}`;
}

/** How many of those with most hold half of all that was queued. */
function holdersOfHalf(persons: readonly PersonScore[], queued: number): number {
  let [holders, held] = [0, 0];
  for (const person of persons) {
    if (held * 2 >= queued) break;
    held += person.queued;
    holders++;
  }
  return holders;
}

function shownOnly(persons: readonly PersonScore[]): string {
  return persons.length > MOST ? ` Shown are the ${MOST} people with most of ${whole(persons.length)}.` : '';
}
