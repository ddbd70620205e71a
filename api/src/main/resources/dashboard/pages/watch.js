// What is watched for hours: desks with their budgets, positions with exceptions first, alerts.
import { draw } from '../board.js';
import { element } from '../figures.js';
import { feed } from '../feed.js';
import { Grid } from '../grid.js';

const LEVELS = [['', 'nothing'], ['desk', 'desk'], ['book', 'book'], ['venue', 'venue'], ['instrument', 'instrument'], ['state', 'state']];

function pane(id, title, ...children) {
  return element('section', { id, 'aria-labelledby': `${id}-title`, tabindex: '-1' }, element('h2', { id: `${id}-title` }, title), ...children);
}

function parts() {
  const filter = element('input', { id: 'filter', type: 'search', autocomplete: 'off', spellcheck: 'false', placeholder: 'desk, instrument, state' });
  const group = element('select', { id: 'group' }, ...LEVELS.map(([value, name]) => element('option', { value }, name)));
  const count = element('p', { id: 'count', role: 'status' });
  const grid = element('div', { id: 'grid' });
  const board = element('div', { id: 'board' });
  const alerts = element('ol', { id: 'feed', tabindex: '0', 'aria-label': 'Alerts, the latest first' });
  const positions = element('section', { id: 'positions', 'aria-labelledby': 'positions-title', tabindex: '-1' },
    element('div', { class: 'bar' }, element('h2', { id: 'positions-title' }, 'Positions'), element('label', {}, 'Filter ', filter), element('label', {}, 'Group by ', group), count), grid);
  return { filter, group, count, grid, board, alerts, positions, desks: pane('desks', 'Desks', board), told: pane('alerts', 'Alerts', alerts) };
}

export function render(container, context) {
  const at = parts();
  container.append(at.desks, at.positions, at.told);
  const grid = new Grid(at.grid, at.count, context.open);
  const choose = () => grid.choose(at.filter.value, at.group.value);
  let due = false;
  const show = (anew) => {
    draw(at.board, [...context.model.desks.values()], context.open);
    feed(at.alerts, context.model.latest(), context.open, anew);
  };
  const later = () => {
    if (!due) {
      due = true;
      requestAnimationFrame(() => { due = false; show(false); });
    }
  };
  const put = { reset: () => grid.clear(), position: (it) => grid.put(it), gone: (it) => grid.remove(it.position), head: (it) => grid.at(it.asOf) };
  context.model.follow((kind, data) => { put[kind]?.(data); later(); }, context.signal);
  at.filter.addEventListener('input', choose);
  at.group.addEventListener('change', choose);
  context.keys({
    1: ['to the desks', () => at.desks.focus()],
    2: ['to the positions', () => { at.positions.focus(); grid.move(0); }],
    3: ['to the alerts', () => at.alerts.focus()],
    '/': ['filter positions', () => at.filter.focus()],
    Escape: ['clear the filter', () => { at.filter.value = ''; choose(); at.positions.focus(); }],
  });
  return () => show(true);
}
