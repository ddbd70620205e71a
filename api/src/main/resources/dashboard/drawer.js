// One position: its prices, how each figure comes about, and what a change of margin would do. Every
// figure is the server's; nothing is worked out here but where a line is drawn.
import { amount, both, element, time } from './figures.js';
import { word } from './board.js';
import { decision } from './decision.js';
import { explained, explainer, figure } from './facts.js';
import { forNode, nodeOf } from './defaults.js';
import { panel } from './panel.js';
import { asked, button, refusal, words } from './parts.js';
import { prices } from './prices.js';
import { get } from './server.js';
import { Worth } from './worth.js';

/** Changes of a position that are shown; the rest is asked for with `next`. */
const SHOWN_CHANGES = 50;

function changes(history, asset) {
  const told = (id, it, shown) => figure(id, shown, () => ({ of: it.change, at: it.at, source: 'what was reported of the position, change by change',
    from: [['amount', it.amount === null ? 'none' : `${amount(it.amount)} ${asset}`], ['wallet after', `${amount(it.isolatedMargin)} ${asset}`]] }));
  const rows = history.changes.map((it) => element('tr', {},
    element('td', { class: 'text', title: both(it.at) }, time(it.at)), element('td', { class: 'text' }, it.change),
    element('td', {}, it.amount === null ? '–' : told('Dashboard/Amount of a change', it, amount(it.amount))), element('td', {}, told('Positions/Isolated margin', it, amount(it.isolatedMargin)))));
  const made = element('table', { 'aria-label': 'Changes of the position, the latest first' }, element('thead', {}, element('tr', {},
    ...['When', 'Change'].map((it) => element('th', { scope: 'col', class: 'text' }, it)), ...[`Amount ${asset}`, 'Wallet after'].map((it) => element('th', { scope: 'col' }, it)))), element('tbody', {}, ...rows));
  return explained('the history', element('div', {}, explainer('the history'), made));
}

export class Drawer {
  constructor(place, moment, closed) {
    Object.assign(this, { place, moment, closed, key: null, shown: null, panel: null, worth: null, history: null });
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
      const parts = await Promise.all([get(this.path(), this.moment()), get(`${this.path()}/history`, { ...this.moment(), limit: SHOWN_CHANGES }), ticket, defaults]);
      if (key === this.key) {
        this.show(...parts);
      }
    } catch (failure) {
      if (key === this.key) {
        this.place.replaceChildren(this.title(), refusal(failure));
      }
    }
  }

  /** New figures while it is open: in the places they have, so that nothing jumps away. */
  put(position, asOf) {
    if (position.position === this.key && this.shown) {
      this.shown = position;
      this.worth.put(position, asOf);
      this.place.querySelector('svg.lines')?.replaceWith(prices(position, this.history));
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
    this.history = history;
    this.worth = new Worth(answer, () => get(this.path(), this.moment()));
    const begins = defaults && forNode(defaults, nodeOf(position));
    this.panel = panel(position, { advice: ticket.mode, defaults: begins }, (parameters, signal) => this.change(parameters, signal));
    this.place.replaceChildren(
      this.title(),
      element('p', {}, word(position.state), ` ${position.desk} / ${position.book}, ${position.trader}, as of ${time(answer.asOf)}, rules ${position.terms.rulePack}`),
      prices(position, history),
      this.worth.list,
      this.worth.place,
      this.panel.part,
      this.ticket(ticket),
      this.worth.all,
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
