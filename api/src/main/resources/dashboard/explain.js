// Explains figures: what each means and how it is computed, by the glossary of the reports; of what it
// is, what it comes from with the values in force, whose word it is and as of when. One dialog for all
// pages: a figure that is pressed, or with the key of its part all figures of that part.
import { both, element } from './figures.js';
import { factsOf } from './facts.js';
import { asked, button } from './parts.js';
import { get } from './server.js';

/** What formulas of the glossary call things. */
const LETTERS = 'In formulas: W isolated wallet, Q quantity, E entry price, P mark, s 1 of a long and −1 of a short, m maintenance rate, a maintenance amount, U unrealised profit, M equity, V notional, LP liquidation price.';

/** Rows of a figure that are shown: whoever wants more asks for a smaller part. */
const MOST = 50;
const tables = new Map();

/** Entries of a table of the glossary by their headings, asked for once. */
function meanings(table) {
  if (!tables.has(table)) {
    tables.set(table, get('/v1/help', { table }).then((it) => new Map(it.meanings.map((entry) => [entry.heading, entry])))
      .catch((failure) => { tables.delete(table); throw failure; }));
  }
  return tables.get(table);
}

const split = (id) => [id.slice(0, id.indexOf('/')), id.slice(id.indexOf('/') + 1)];

function rows(members) {
  const names = [...new Set(members.flatMap((it) => (it.from ?? []).map(([name]) => name)))];
  const heads = ['Of', ...names, 'Value'];
  const line = (it) => element('tr', {}, element('th', { scope: 'row', class: 'text' }, it.of ?? ''),
    ...names.map((name) => element('td', {}, it.from?.find(([other]) => other === name)?.[1] ?? '–')), element('td', {}, element('b', {}, it.shown)));
  return element('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': 'What it comes from' }, element('table', {},
    element('thead', {}, element('tr', {}, ...heads.map((it, at) => element('th', { scope: 'col', class: at ? null : 'text' }, it)))),
    element('tbody', {}, ...members.slice(0, MOST).map(line))));
}

/** One figure, of whatever it stands here for. */
function part(id, members, entries) {
  const [table, heading] = split(id);
  const entry = entries.get(table).get(heading);
  const { name, means, source, at } = members[0];
  const said = [...new Set(members.map((it) => it.at).filter(Boolean))];
  return element('section', { 'data-of': id },
    element('h3', {}, name ?? heading.toLowerCase()),
    element('p', { class: 'means' }, entry ? `${means ?? entry.meaning}${entry.unit ? ` (${entry.unit})` : ''}` : `The glossary has no ${heading} of ${table}.`),
    entry?.formula ? element('p', {}, element('code', {}, `${heading} = ${entry.formula}`)) : null,
    rows(members),
    element('p', { class: 'quiet' }, [source ? `Source: ${source}` : 'Source: the server’s answer', at ? `as of ${both(at)}${said.length > 1 ? ' and later' : ''}` : '', members.length > MOST ? `${members.length - MOST} more of it are not shown` : '', entry ? `glossary: ${table}` : ''].filter(Boolean).join('; ')));
}

async function told(figures) {
  const byId = new Map();
  figures.forEach((it) => byId.set(it.id, [...(byId.get(it.id) ?? []), it]));
  const entries = new Map();
  await Promise.all([...new Set([...byId.keys()].map((id) => split(id)[0]))].map(async (table) => entries.set(table, await meanings(table))));
  return [...[...byId].map(([id, members]) => part(id, members, entries)), element('p', { class: 'quiet' }, LETTERS)];
}

/** The key of a part by its name: what was live may have been drawn anew meanwhile. */
const keyOf = (what) => document.querySelector(`[data-explained="${CSS.escape(what)}"] [data-explains]`);

/** Opens the dialog on some figures; it is gone when it is closed, and the focus where it was opened. */
export function explain(title, figures, what) {
  const body = element('div', { class: 'found' });
  const box = element('dialog', { id: 'explain', 'aria-labelledby': 'explain-title' },
    element('div', { class: 'head' }, element('h2', { id: 'explain-title' }, title), button('Close', () => box.close(), { autofocus: true })), body);
  box.addEventListener('close', () => { box.remove(); (what ? keyOf(what) : null)?.focus(); });
  document.body.append(box);
  box.showModal();
  return asked(body, told(figures), (parts) => parts);
}

/** Listens to figures and keys of the whole page, present and future. */
export function listen(page) {
  page.addEventListener('click', (event) => {
    const key = event.target.closest('[data-explains]');
    const place = key?.closest('[data-explained]');
    if (place) {
      explain(`Figures of ${place.dataset.explained}`, [...place.querySelectorAll('[data-explain]')].filter((it) => it.closest('[data-explained]') === place).map(factsOf), place.dataset.explained);
      return;
    }
    const one = event.target.closest('[data-explain]');
    if (one?.classList.contains('figure') && !event.target.closest('button, a, summary')) {
      explain('Explain this number', [factsOf(one)]);
    }
  });
}
