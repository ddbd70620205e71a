// What is watched for hours: desks with their budgets, positions with exceptions first, alerts.
import { draw } from '../board.js';
import { feed, tick } from '../feed.js';
import { element } from '../figures.js';
import { Grid } from '../grid.js';
import { lines, whole } from '../history.js';
import { Notices } from '../notices.js';
import { paced } from '../paced.js';
import { poll, waited } from '../parts.js';
import { Toolbar } from '../toolbar.js';

const HOURS = 6;
const HISTORY_EVERY = 10_000;

function pane(id, title, ...children) {
  return element('section', { id, 'aria-labelledby': `${id}-title`, tabindex: '-1' }, element('h2', { id: `${id}-title` }, title), ...children);
}

/** Sparklines of the board: asked for again while it is live, once where a moment is shown. */
function history(context, show) {
  const ask = () => whole((cursor) => context.ask('/v1/desks/history', { hours: String(HOURS), limit: 5000, cursor }));
  const isPast = Object.keys(context.moment).length > 0;
  poll(ask, (answer) => show(lines(answer, HOURS)), { every: HISTORY_EVERY, signal: context.signal, until: () => isPast })
    .catch(() => isPast || waited(HISTORY_EVERY, context.signal).then(() => context.signal.aborted || history(context, show)));
}

export function render(container, context) {
  const at = { board: element('div', { id: 'board' }), grid: element('div', { id: 'grid' }), feed: element('ol', { id: 'feed', tabindex: '0', 'aria-label': 'Alerts, the latest first' }) };
  const count = element('p', { id: 'count', role: 'status' });
  const grid = new Grid(at.grid, count, context.open);
  const toolbar = new Toolbar(grid, context, count);
  const desks = pane('desks', 'Desks', at.board);
  const positions = element('section', { id: 'positions', 'aria-labelledby': 'positions-title', tabindex: '-1' }, toolbar.bar, at.grid);
  const alerts = pane('alerts', 'Alerts', at.feed);
  container.append(desks, positions, alerts);
  let drawn = new Map();
  const notices = new Notices(context, () => later());
  const show = (anew) => {
    draw(at.board, [...context.model.desks.values()], context.open, drawn, context.model.positions);
    feed(at.feed, { alerts: context.model.latest(), positions: context.model.positions }, context.open, notices, anew);
  };
  const later = paced(() => show(false));
  const put = { reset: () => grid.clear(), position: (it) => grid.put(it), gone: (it) => grid.remove(it.position), head: (it) => grid.at(it.asOf, it.leftOut) };
  context.model.follow((kind, data) => { put[kind]?.(data); later(); }, context.signal);
  notices.follow(() => tick(at.feed));
  history(context, (answer) => { drawn = answer; later(); });
  context.keys({
    1: ['to the desks', () => desks.focus()],
    2: ['to the positions', () => { positions.focus(); grid.move(0); }],
    3: ['to the alerts', () => alerts.focus()],
    '/': ['filter positions', () => toolbar.filter.focus()],
    '← →': ['close and open a group', () => {}],
    Escape: ['clear the filter', () => { toolbar.clear(); positions.focus(); }],
  });
  return () => show(true);
}
