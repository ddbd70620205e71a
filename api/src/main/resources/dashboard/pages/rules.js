// Rules positions are valued by, and those that are announced, with the time left until they hold.
import { both, element, time } from '../figures.js';
import { card, table, asked } from '../parts.js';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** How long until an instant, from another; below an hour in minutes. */
export function until(instant, from) {
  const left = Math.round((Date.parse(instant) - Date.parse(from)) / 1000);
  if (left <= 0) {
    return 'holds now';
  }
  const days = Math.floor(left / DAY);
  const hours = Math.floor((left % DAY) / HOUR);
  return days ? `in ${days} d ${hours} h` : hours ? `in ${hours} h ${Math.floor((left % HOUR) / 60)} min` : `in ${Math.max(1, Math.round(left / 60))} min`;
}

const COMMON = [
  { name: 'Rules', text: true, show: (it) => element('b', {}, it.pack) }, { name: 'Venue', text: true, show: (it) => it.venue },
  { name: 'Hold from', text: true, show: (it) => time(it.effectiveFrom), title: (it) => both(it.effectiveFrom) }, { name: 'Shown until', text: true, show: (it) => time(it.evidencedTo), title: (it) => both(it.evidencedTo) },
  { name: 'Source', text: true, show: (it) => element('span', { class: 'prose' }, it.source) } ];
const USED = [...COMMON, { name: 'Used', text: true, show: (it) => (it.extrapolated ? element('span', { class: 'unknown prose' }, 'outside the time they are shown for') : 'within the time they are shown for') }];
const later = (from) => [{ name: 'Left', text: true, show: (it) => element('b', {}, until(it.effectiveFrom, from)) }, ...COMMON];

export async function render(container, context) {
  const place = element('div', { class: 'found' });
  container.append(place);
  const answer = context.ask('/v1/rule-packs');
  const show = (it) => [
    card('Rules in use', table('Rules in use', USED, it.used, { key: (pack) => pack.pack, empty: 'no rules are recorded for this run' })),
    card('Announced', element('p', { class: 'quiet' }, `Counted from ${time(it.asOf)}, the instant shown.`),
      table('Rules that are announced', later(it.asOf), it.announced, { key: (pack) => pack.pack, empty: 'no later rules of these venues are known' })) ];
  await asked(place, answer, show);
  return () => answer.then((it) => place.replaceChildren(...show(it)), () => {});
}
