// One position: its prices, how each figure comes about, and what a change of margin would do. Every
// figure is the server's; nothing is worked out here but where a line is drawn.
import { age, amount, both, decimal, element, number, percent, price, step, time, UNKNOWN } from './figures.js';
import { effects, known, word } from './board.js';
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

function comparison(before, change, position) {
  const after = change.after;
  const row = (name, shown) => element('tr', { 'data-row': name }, element('th', { scope: 'row', class: 'text' }, name),
    element('td', {}, shown(before)), element('td', { class: 'after' }, after ? shown(after) : '–'));
  const asset = position.settlementAsset;
  const money = (text) => (text === null ? UNKNOWN : `${amount(text)} ${asset}`);
  return element('table', { id: 'comparison' },
    element('thead', {}, element('tr', {}, element('th', { scope: 'col', class: 'text' }, 'Figure'), element('th', { scope: 'col' }, 'Now'), element('th', { scope: 'col' }, 'After'))),
    element('tbody', {},
      row('liquidation price', (it) => (it.liquidationPrice ? price(it.liquidationPrice, step(position)) : 'none')),
      row('distance', (it) => (it.distance ? percent(it.distance) : 'none')),
      row('margin ratio', (it) => (it.marginRatio ? percent(it.marginRatio) : 'bankrupt')),
      row('wallet (cap)', (it) => money(it.cap)),
      row('still to lose', (it) => money(it.stillToLose)),
      row('lifetime cap', (it) => money(it.lifetimeCap))));
}

export class Drawer {
  constructor(place, moment, closed) {
    Object.assign(this, { place, moment, closed, key: null, wanted: null });
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
      const [answer, history] = await Promise.all([get(this.path(), this.moment()), get(`${this.path()}/history`, this.moment())]);
      if (key === this.key) {
        this.show(answer, history);
      }
    } catch (failure) {
      if (key === this.key) {
        this.place.replaceChildren(this.title(), element('p', { class: 'unknown', role: 'alert' }, failure.message));
      }
    }
  }

  /** New figures while it is open: those above the slider only, so that nothing jumps away. */
  put(position, asOf) {
    if (position.position === this.key && this.shown) {
      this.place.querySelector('dl.figures')?.replaceWith(figures(position, asOf));
      this.shown = position;
      this.again();
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

  show(answer, history) {
    const position = answer.position;
    this.shown = position;
    this.place.replaceChildren(
      this.title(),
      element('p', {}, word(position.state), ` ${position.desk} / ${position.book}, ${position.trader}, as of ${time(answer.asOf)}, rules ${position.terms.rulePack}`),
      lines(position, history),
      figures(position, answer.asOf),
      this.slider(position),
      element('section', {}, element('h3', {}, 'Explain this number'),
        ...(answer.explanations.length ? answer.explanations.map(explained) : [element('p', { class: 'unknown' }, 'without a mark there is no figure to explain')])),
      element('section', {}, element('h3', {}, 'History'), changes(history, position.settlementAsset)));
    this.place.querySelector('button').focus();
  }

  slider(position) {
    const part = element('section', {}, element('h3', {}, 'Add or remove margin'));
    if (!position.worth) {
      part.append(element('p', { class: 'unknown' }, 'without a mark nothing can be said of it'));
      return part;
    }
    const most = Math.max(1, number(position.terms.isolatedMargin) * 2);
    const least = -Math.floor(number(position.worth.removableMargin));
    const range = element('input', { type: 'range', id: 'margin', min: String(least), max: String(Math.ceil(most)), step: String(10 ** Math.max(0, Math.floor(Math.log10(most)) - 2)), value: '0', 'aria-label': 'Margin to add, below 0 to remove' });
    const text = element('input', { type: 'text', id: 'margin-text', inputmode: 'decimal', value: '0', 'aria-label': `Margin to add in ${position.settlementAsset}, below 0 to remove`, autocomplete: 'off' });
    this.result = element('div', { id: 'preview', 'aria-live': 'polite' }, element('p', { class: 'quiet' }, 'A preview by the server\u2019s calculator. Nothing is sent to any venue.'));
    range.addEventListener('input', () => { text.value = range.value; this.preview(text.value); });
    text.addEventListener('input', () => { range.value = text.value; this.preview(text.value); });
    part.append(element('div', { class: 'slider' }, range, text, element('span', {}, position.settlementAsset)), this.result);
    return part;
  }

  again() {
    const text = this.place.querySelector('#margin-text')?.value;
    if (text && text !== '0') {
      this.preview(text);
    }
  }

  preview(text) {
    clearTimeout(this.timer);
    this.wanted?.abort();
    const given = /^(-?)(\d{1,15}(?:\.\d{1,12})?)$/.exec(text.trim());
    if (!given) {
      this.result.replaceChildren(element('p', { class: 'unknown' }, 'plain digits, please, such as 250 or -12.5'));
      return;
    }
    if (/^0+(\.0+)?$/.test(given[2])) {
      this.result.replaceChildren(element('p', { class: 'quiet' }, 'No change.'));
      return;
    }
    this.timer = setTimeout(async () => {
      this.wanted = new AbortController();
      try {
        const answer = await get(`${this.path()}/preview`, { [given[1] ? 'remove' : 'add']: given[2], ...this.moment() }, this.wanted.signal);
        const change = answer.preview.changes[0];
        this.result.replaceChildren(
          ...(change.refusal ? [element('p', { class: 'negative', role: 'alert' }, `Cannot be done: ${change.finding}`)] : []),
          comparison(answer.preview.before, change, this.shown), ...effects(answer.budgets));
      } catch (failure) {
        if (failure.name !== 'AbortError') {
          this.result.replaceChildren(element('p', { class: 'negative', role: 'alert' }, failure.message));
        }
      }
    }, 120);
  }
}
