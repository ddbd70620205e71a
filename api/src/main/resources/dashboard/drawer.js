// One position: its prices, how each figure comes about, and what a change of margin would do. Every
// figure is the server's; nothing is worked out here but where a line is drawn.
import { age, amount, both, decimal, element, number, percent, price, step, time, UNKNOWN } from './figures.js';
import { known, word } from './board.js';
import { decision } from './decision.js';
import { forNode, nodeOf } from './defaults.js';
import { panel } from './panel.js';
import { asked, button, refusal, words } from './parts.js';
import { get } from './server.js';

const NAMES = {
  NOTIONAL: 'Notional', UNREALISED_PNL: 'Unrealised profit', EQUITY: 'Equity', INITIAL_MARGIN: 'Initial margin at the mark',
  REPORTED_INITIAL_MARGIN: 'Initial margin the venue reports', REQUIREMENT: 'Requirement', MAINTENANCE_MARGIN: 'Maintenance margin the venue reports',
  MARGIN_RATIO: 'Margin ratio', LIQUIDATION_PRICE: 'Liquidation price', BANKRUPTCY_PRICE: 'Bankruptcy price', DISTANCE: 'Distance to liquidation',
  REMOVABLE_MARGIN: 'Removable margin', LIFETIME_CAP: 'Lifetime cap', CAP: 'Cap', CAP_WITH_FEES: 'Cap with fees', STILL_TO_LOSE: 'Still to lose' };
const SVG = 'http://www.w3.org/2000/svg';
const svg = (name, attributes, text) => {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text) {
    made.textContent = text;
  }
  return made;
};

/** The mark over the run and the prices that matter, each with its name: colour is never alone. */
function lines(position, history) {
  const levels = [
    ['entry', position.terms.entryPrice], ['liquidation', position.worth?.liquidationPrice], ['bankruptcy', position.worth?.bankruptcyPrice],
    ['stop', position.plan.stopPrice], ['mark', position.markPrice] ].filter(([, it]) => it);
  const marks = history.marks;
  const values = [...levels.map(([, it]) => number(it)), ...marks.flatMap((it) => [number(it.low), number(it.high)])];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const pad = (high - low) * 0.08 || 1;
  const y = (value) => 10 + (1 - (value - low + pad) / (high - low + 2 * pad)) * 200;
  const from = marks.length ? Date.parse(marks[0].at) : 0;
  const span = (marks.length ? Date.parse(marks.at(-1).at) : 1) - from || 1;
  const x = (at) => 4 + ((Date.parse(at) - from) / span) * 380;
  const picture = svg('svg', { class: 'lines', viewBox: '0 0 600 220', role: 'img', 'aria-label': `Prices: ${levels.map(([name, it]) => `${name} ${price(it, step(position))}`).join(', ')}` });
  if (marks.length) {
    picture.append(svg('polyline', { class: 'path', points: marks.map((it) => `${x(it.at)},${y(number(it.close))}`).join(' ') }));
  }
  let below = -99;
  [...levels].sort((a, b) => number(b[1]) - number(a[1])).forEach(([name, it]) => {
    const at = y(number(it));
    const label = Math.max(at + 4, below + 13);
    below = label;
    picture.append(svg('line', { class: name, x1: 0, x2: 396, y1: at, y2: at }));
    picture.append(svg('line', { class: name, x1: 396, x2: 414, y1: at, y2: label - 4 }));
    picture.append(svg('text', { x: 418, y: label }, `${name} ${price(it, step(position))}`));
  });
  return picture;
}

function pair(name, shown) {
  return element('div', {}, element('dt', {}, name), element('dd', {}, shown));
}

function figures(position, asOf) {
  const { worth, terms } = position;
  const asset = position.settlementAsset;
  const of = (name) => known(worth ? `${amount(worth[name])} ${asset}` : UNKNOWN);
  return element('dl', { class: 'figures' },
    pair('mark', position.markPrice ? `${price(position.markPrice, step(position))}` : known(UNKNOWN)),
    pair('mark is', element('span', {}, word(position.markCondition), position.markAt ? ` ${age(position.markAt, asOf)}` : '')),
    pair('entry', price(terms.entryPrice, step(position))),
    pair('size', decimal(terms.quantity, (terms.quantity.split('.')[1] ?? '').length)),
    pair('leverage', `${terms.leverage}×`),
    pair('wallet (cap)', `${amount(terms.isolatedMargin)} ${asset}`),
    pair('lifetime cap', `${amount(terms.lifetimeCap)} ${asset}`),
    pair('still to lose', of('stillToLose')),
    pair('equity', of('equity')),
    pair('unrealised', of('unrealisedPnl')),
    pair('requirement', of('maintenanceMargin')),
    pair('removable', of('removableMargin')),
    pair('margin ratio', known(worth ? worth.marginRatio ? percent(worth.marginRatio) : 'bankrupt' : UNKNOWN)),
    pair('distance', known(worth ? worth.distance ? percent(worth.distance) : 'none' : UNKNOWN)),
    pair('stop', position.plan.stopPrice ? `${price(position.plan.stopPrice, step(position))}${position.plan.stopEffective ? '' : ' (not effective)'}` : known(UNKNOWN)),
    pair('planned loss', known(position.plan.plannedMaxLoss ? `${amount(position.plan.plannedMaxLoss)} ${asset}` : UNKNOWN)));
}

function explained(it) {
  const rows = it.lines.map((line) => element('tr', {},
    element('th', { scope: 'row' }, line.symbol), element('td', { class: 'text' }, line.meaning + (line.formula ? ` = ${line.formula}` : '')), element('td', {}, line.value)));
  return element('details', { 'data-figure': it.figure },
    element('summary', {}, element('span', {}, NAMES[it.figure] ?? it.figure), element('span', {}, it.value ?? `none: ${it.because}`)),
    element('table', { 'aria-label': `How ${NAMES[it.figure] ?? it.figure} comes about` }, element('tbody', {}, ...rows)),
    element('p', { class: 'quiet' }, it.value === null ? it.because : `rounded: ${it.rounding}`));
}

function changes(history, asset) {
  const rows = [...history.changes].reverse().slice(0, 50).map((it) => element('tr', {},
    element('td', { class: 'text', title: both(it.at) }, time(it.at)), element('td', { class: 'text' }, it.change),
    element('td', {}, it.amount === null ? '–' : amount(it.amount)), element('td', {}, amount(it.isolatedMargin))));
  return element('table', {}, element('thead', {}, element('tr', {},
    ...['When', 'Change'].map((it) => element('th', { scope: 'col', class: 'text' }, it)), ...[`Amount ${asset}`, 'Wallet after'].map((it) => element('th', { scope: 'col' }, it)))), element('tbody', {}, ...rows));
}

export class Drawer {
  constructor(place, moment, closed) {
    Object.assign(this, { place, moment, closed, key: null, shown: null, panel: null });
    place.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        this.close();
      }
    });
  }

  path() {
    return `/v1/positions/${this.key.split('/').map(encodeURIComponent).join('/')}`;
  }

  async open(key) {
    this.key = key;
    this.place.hidden = false;
    this.place.replaceChildren(this.title(), element('p', { class: 'quiet' }, 'asking …'));
    this.place.querySelector('button').focus();
    await this.ask();
  }

  async ask() {
    const key = this.key;
    try {
      const ticket = get(`${this.path()}/decision`, this.moment()).catch((failure) => ({ because: words(failure), ticket: null }));
      const defaults = get('/v1/defaults').then((it) => it.defaults, () => null);
      const parts = await Promise.all([get(this.path(), this.moment()), get(`${this.path()}/history`, this.moment()), ticket, defaults]);
      if (key === this.key) {
        this.show(...parts);
      }
    } catch (failure) {
      if (key === this.key) {
        this.place.replaceChildren(this.title(), refusal(failure));
      }
    }
  }

  /** New figures while it is open: those above the slider only, so that nothing jumps away. */
  put(position, asOf) {
    if (position.position === this.key && this.shown) {
      this.place.querySelector('dl.figures')?.replaceWith(figures(position, asOf));
      this.shown = position;
      this.panel?.again();
    }
  }

  hide() {
    this.key = null;
    this.shown = null;
    this.place.hidden = true;
    this.place.replaceChildren();
  }

  close() {
    this.hide();
    this.closed();
  }

  title() {
    const close = element('button', { type: 'button' }, 'Close');
    close.addEventListener('click', () => this.close());
    return element('div', { class: 'head' }, element('h2', { id: 'drawer-title' }, this.key), close);
  }

  show(answer, history, ticket, defaults) {
    const position = answer.position;
    this.shown = position;
    const begins = defaults && forNode(defaults, nodeOf(position));
    this.panel = panel(position, { advice: ticket.mode, defaults: begins }, (parameters, signal) => this.change(parameters, signal));
    this.place.replaceChildren(
      this.title(),
      element('p', {}, word(position.state), ` ${position.desk} / ${position.book}, ${position.trader}, as of ${time(answer.asOf)}, rules ${position.terms.rulePack}`),
      lines(position, history),
      figures(position, answer.asOf),
      this.panel.part,
      this.ticket(ticket),
      element('section', {}, element('h3', {}, 'Explain this number'),
        ...(answer.explanations.length ? answer.explanations.map(explained) : [element('p', { class: 'unknown' }, 'without a mark there is no figure to explain')])),
      element('section', {}, element('h3', {}, 'History'), changes(history, position.settlementAsset)));
    this.place.querySelector('button').focus();
  }

  /** What the server says of a change, with the position it was asked about. */
  async change(asked, signal) {
    return { answer: await get(`${this.path()}/preview`, { ...asked, ...this.moment() }, signal), position: this.shown };
  }

  ticket(answer) {
    const place = element('div', {}, ...decision(answer, this.shown));
    const again = button('Ask again', () => asked(place, get(`${this.path()}/decision`, this.moment()), (it) => decision(it, this.shown)));
    return element('section', { id: 'decision', 'aria-labelledby': 'decision-title' }, element('div', { class: 'head' }, element('h3', { id: 'decision-title' }, 'Add, reduce, close or wait'), again), place);
  }
}
