// Rules positions are valued by, and those that are announced: the time left until they hold, which goes on
// while the page is live, and the positions that they will hurt.
import { explained, explainer, figure } from '../facts.js';
import { both, element, time } from '../figures.js';
import { asked, card, poll, refusal, table } from '../parts.js';
import { answered } from './stress.js';

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
const counted = (it) => ['TierNotice/Countdown', () => ({ of: it.pack, name: 'left until they hold', source: `rules of ${it.venue} that are announced: ${it.source}`, from: [['hold from', both(it.effectiveFrom)]] })];
const later = (from) => [{ name: 'Left', text: true, show: (it) => element('b', { 'data-until': it.effectiveFrom }, until(it.effectiveFrom, from)), explain: counted }, ...COMMON];

/** How often it is looked whether rules were announced meanwhile. */
const EVERY = 15_000;

/** Desks whose positions are looked at; each question takes the server about a second. */
const MOST_DESKS = 8;
const nodes = ({ desks }) => (desks.includes('*') ? ['firm'] : desks.map((it) => `firm/${it}`)).slice(0, MOST_DESKS);

/** What coming rules do to the positions of a node, worst first; those they leave alone are not named. */
function hurt(answer) {
  const state = answer.columns.indexOf('State');
  const rows = answer.rows.filter((row) => row[state] !== 'unchanged');
  const name = `coming rules of ${answer.node}`;
  const told = (id, count) => figure(`Dashboard/${id}`, String(count), () => ({ of: answer.node, at: answer.asOf, source: 'positions valued at the mark of now by the rules of now and by those to come', from: [['hurt or liquidated', String(rows.length)], ['under coming rules', String(answer.rows.length)]] }));
  return [
    explained(name, element('p', {}, `${answer.node}: `, told('Hurt by coming rules', rows.length), ' of ', told('Positions under coming rules', answer.rows.length), ` positions under coming rules are hurt or would be liquidated, as of ${time(answer.asOf)}. `, explainer(name))),
    answered(answer, rows, { key: (row) => row[0], state: (row) => row[state], empty: 'the coming rules hurt none of them' })];
}

/** Asks what announced rules do, node by node. */
async function mortem(place, context) {
  place.replaceChildren(element('p', { class: 'quiet', role: 'status' }, 'asking …'));
  const parts = [];
  for (const node of nodes(context.person)) {
    try {
      parts.push(...hurt(await context.ask('/v1/stress/tiers', { node })));
    } catch (failure) {
      if (failure.name === 'AbortError') {
        return;
      }
      parts.push(element('p', {}, `${node}:`), refusal(failure));
    }
  }
  place.replaceChildren(...parts);
}

export async function render(container, context) {
  const place = element('div', { class: 'found' });
  const hit = element('div', { id: 'hurt', class: 'found' });
  const past = Object.keys(context.moment).length > 0;
  let known = null;
  container.append(place);
  const draw = (it) => place.replaceChildren(
    card('Rules in use', table('Rules in use', USED, it.used, { key: (pack) => pack.pack, empty: 'no rules are recorded for this run' })),
    card('Announced', element('p', { class: 'quiet' }, past ? `Counted from ${time(it.asOf)}, the instant shown.` : 'Counted from the last event of the run, and on as it goes on.'),
      table('Rules that are announced', later(it.asOf), it.announced, { key: (pack) => pack.pack, empty: 'no later rules of these venues are known' })),
    ...(it.announced.length ? [card('Positions that coming rules hurt', element('p', { class: 'quiet' }, 'Every position under announced rules, valued at the mark of now by the rules of now and by those to come.'), hit)] : []));
  const show = (it) => {
    const isOther = JSON.stringify([it.used, it.announced]) !== JSON.stringify([known?.used, known?.announced]);
    known = it;
    if (isOther) {
      draw(it);
      if (it.announced.length) {
        mortem(hit, context);
      }
    }
  };
  const count = (from) => place.querySelectorAll('[data-until]').forEach((it) => {
    const text = until(it.dataset.until, from);
    if (it.textContent !== text) {
      it.textContent = text;
    }
  });
  await asked(place, context.ask('/v1/rule-packs'), (it) => { known = it; return []; });
  if (known) {
    const first = known;
    known = null;
    show(first);
    context.model.follow((kind, it) => { if (kind === 'head' && !past && it.asOf) { count(it.asOf); } }, context.signal);
    poll(() => context.ask('/v1/rule-packs'), show, { every: EVERY, signal: context.signal, until: () => past }).catch((failure) => place.prepend(refusal(failure)));
  }
  return () => known && draw(known);
}
