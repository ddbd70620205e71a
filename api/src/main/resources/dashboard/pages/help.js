// What each figure means, and where each venue keeps its isolated-margin setting.
import { element } from '../figures.js';
import { asked, card, table } from '../parts.js';

const PAUSE = 200;

const MEANINGS = [
  { name: 'Figure', text: true, show: (it) => element('b', {}, it.heading) }, { name: 'Where', text: true, show: (it) => it.table }, { name: 'Unit', text: true, show: (it) => it.unit },
  { name: 'Meaning', text: true, show: (it) => element('span', { class: 'prose' }, it.formula ? element('code', {}, it.formula) : '', it.formula ? ' ' : '', it.meaning) } ];

const VENUES = [
  { name: 'Venue', text: true, show: (it) => element('span', { class: 'prose' }, element('b', {}, it.venue), it.codes.length ? element('span', { class: 'quiet' }, ` ${it.codes.join(', ')}`) : '') }, { name: 'Belongs to', text: true, show: (it) => element('span', { class: 'prose' }, it.belongsTo) },
  { name: 'Where it is set', text: true, show: (it) => element('span', { class: 'prose' }, it.setting) }, { name: 'Adding and taking out', text: true, show: (it) => element('span', { class: 'prose' }, it.margin) },
  { name: 'Know before', text: true, show: (it) => element('span', { class: 'prose' }, it.note) } ];

function shown(answer) {
  const more = answer.found > answer.meanings.length ? `, ${answer.meanings.length} of them shown: search on` : '';
  return [
    element('p', { id: 'found', role: 'status' }, `${answer.found} figures${more}; ${answer.venues.length} venues`),
    ...(answer.venues.length ? [card('Where venues keep the isolated-margin setting', table('Venues', VENUES, answer.venues, { key: (it) => it.venue }))] : []),
    card('What figures mean', table('Figures', MEANINGS, answer.meanings, { key: (it) => `${it.table}: ${it.heading}`, empty: 'no figure holds all of these words' })) ];
}

export async function render(container, context) {
  const search = element('input', { id: 'search', type: 'search', autocomplete: 'off', spellcheck: 'false', value: context.given('search') ?? '', maxlength: '100', placeholder: 'removable, liquidation price, okx' });
  const place = element('div', { class: 'found' });
  container.append(element('div', { class: 'bar card' }, element('h2', {}, 'Help'), element('label', {}, 'Search ', search)), place);
  let timer = 0;
  let turn = 0;
  const ask = async () => {
    turn += 1;
    const mine = turn;
    const answer = context.get('/v1/help', { search: search.value.trim() });
    const hidden = element('div');
    await asked(hidden, answer, shown);
    if (mine === turn && !context.signal.aborted) {
      place.replaceChildren(...hidden.childNodes);
    }
  };
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => { context.remember('search', search.value.trim()); ask(); }, PAUSE);
  });
  context.keys({ '/': ['search', () => search.focus()] });
  await ask();
}
