// What a position is worth, figure by figure. Those the server worked out can be asked how: the working
// is fetched anew, for the figure in sight may be younger than the drawer.
import { age, amount, decimal, element, percent, price, step, time, UNKNOWN } from './figures.js';
import { known, word } from './board.js';
import { asked, button } from './parts.js';

const NAMES = {
  NOTIONAL: 'Notional', UNREALISED_PNL: 'Unrealised profit', EQUITY: 'Equity', INITIAL_MARGIN: 'Initial margin at the mark',
  REPORTED_INITIAL_MARGIN: 'Initial margin the venue reports', REQUIREMENT: 'Requirement', MAINTENANCE_MARGIN: 'Maintenance margin the venue reports',
  MARGIN_RATIO: 'Margin ratio', LIQUIDATION_PRICE: 'Liquidation price', BANKRUPTCY_PRICE: 'Bankruptcy price', DISTANCE: 'Distance to liquidation',
  REMOVABLE_MARGIN: 'Removable margin', LIFETIME_CAP: 'Lifetime cap', CAP: 'Cap', CAP_WITH_FEES: 'Cap with fees', STILL_TO_LOSE: 'Still to lose' };
const NOTHING = 'without a mark there is no figure to explain';

const reported = (it, what) => `${what}, as it was reported at ${time(it.terms.since)}`;

/** Where figures come from that nobody works out, by their name. */
const SOURCES = {
  mark: (it) => (it.markPrice ? `The venue’s mark, in force since ${time(it.markAt)}` : 'No mark of the instrument has come yet'),
  'mark is': () => 'FRESH; STALE where the mark is older than is trusted; MISSING where none has come',
  entry: (it) => reported(it, 'Average entry, quote per base'),
  size: (it) => reported(it, 'Size as the venue counts it'),
  leverage: (it) => reported(it, 'Leverage that is set'),
  stop: (it) => (it.plan.stopPrice ? `A stop that rests; it ${it.plan.stopEffective ? 'protects' : 'does not protect'} the position` : 'No stop of the position is known'),
  'planned loss': (it) => (it.plan.plannedMaxLoss ? reported(it, 'Most that was planned to be lost') : 'It was not said what may be lost') };

/** Every figure: { name, shown, figure }, the last where there is a working of it. */
function figures(position, asOf) {
  const { worth, terms, plan, settlementAsset: asset } = position;
  const tick = step(position);
  const money = (text) => `${amount(text)} ${asset}`;
  const of = (show) => known(worth ? show(worth) : UNKNOWN);
  const level = (text) => (text ? price(text, tick) : 'none');
  return [
    { name: 'mark', shown: position.markPrice ? price(position.markPrice, tick) : known(UNKNOWN) },
    { name: 'mark is', shown: element('span', {}, word(position.markCondition), position.markAt ? ` ${age(position.markAt, asOf)}` : '') },
    { name: 'liquidation', figure: 'LIQUIDATION_PRICE', shown: of((it) => level(it.liquidationPrice)) },
    { name: 'distance', figure: 'DISTANCE', shown: of((it) => (it.distance ? percent(it.distance) : 'none')) },
    { name: 'margin ratio', figure: 'MARGIN_RATIO', shown: of((it) => (it.marginRatio ? percent(it.marginRatio) : 'bankrupt')) },
    { name: 'bankruptcy', figure: 'BANKRUPTCY_PRICE', shown: of((it) => level(it.bankruptcyPrice)) },
    { name: 'entry', shown: price(terms.entryPrice, tick) },
    { name: 'size', shown: decimal(terms.quantity, (terms.quantity.split('.')[1] ?? '').length) },
    { name: 'leverage', shown: `${terms.leverage}×` },
    { name: 'wallet (cap)', figure: 'CAP', shown: money(terms.isolatedMargin) },
    { name: 'still to lose', figure: 'STILL_TO_LOSE', shown: of((it) => money(it.stillToLose)) },
    { name: 'lifetime cap', figure: 'LIFETIME_CAP', shown: money(terms.lifetimeCap) },
    { name: 'notional', figure: 'NOTIONAL', shown: of((it) => money(it.notional)) },
    { name: 'unrealised', figure: 'UNREALISED_PNL', shown: of((it) => money(it.unrealisedPnl)) },
    { name: 'equity', figure: 'EQUITY', shown: of((it) => money(it.equity)) },
    { name: 'requirement', figure: 'REQUIREMENT', shown: of((it) => money(it.maintenanceMargin)) },
    { name: 'removable', figure: 'REMOVABLE_MARGIN', shown: of((it) => money(it.removableMargin)) },
    { name: 'stop', shown: plan.stopPrice ? `${price(plan.stopPrice, tick)}${plan.stopEffective ? '' : ' (not effective)'}` : known(UNKNOWN) },
    { name: 'planned loss', shown: known(plan.plannedMaxLoss ? money(plan.plannedMaxLoss) : UNKNOWN) } ];
}

function working(it) {
  const rows = it.lines.map((line) => element('tr', {},
    element('th', { scope: 'row' }, line.symbol), element('td', { class: 'text' }, line.meaning + (line.formula ? ` = ${line.formula}` : '')), element('td', {}, line.value)));
  return [
    element('table', { 'aria-label': `How ${NAMES[it.figure] ?? it.figure} comes about` }, element('tbody', {}, ...rows)),
    element('p', { class: 'quiet' }, it.value === null ? it.because : `rounded: ${it.rounding}`) ];
}

const result = (it) => it.value ?? `none: ${it.because}`;

function explained(it) {
  return element('details', { 'data-figure': it.figure },
    element('summary', {}, element('span', {}, NAMES[it.figure] ?? it.figure), element('span', {}, result(it))), ...working(it));
}

export class Worth {
  /**
   * @param answer what the server said of the position
   * @param ask fetches that anew
   */
  constructor(answer, ask) {
    this.ask = ask;
    this.position = answer.position;
    this.place = element('div', { id: 'working', 'aria-live': 'polite', hidden: true });
    this.list = element('dl', { class: 'figures' }, ...figures(answer.position, answer.asOf).map((it) => this.pair(it)));
    this.all = element('section', {}, element('h3', {}, 'Explain this number'), ...this.explanations(answer));
  }

  pair({ name, shown, figure }) {
    const told = figure ? { 'data-explain': figure } : { 'data-source': name };
    const term = button(name, () => (figure ? this.explain(figure) : this.tell(name)), { class: 'link', ...told, 'aria-controls': 'working', title: `How ${name} comes about` });
    return element('div', { 'data-name': name }, element('dt', {}, term), element('dd', {}, shown));
  }

  explanations({ explanations }) {
    return explanations.length ? explanations.map(explained) : [element('p', { class: 'unknown' }, NOTHING)];
  }

  /** New figures; what is pressed stays the element it is, so that no click is lost. */
  put(position, asOf) {
    this.position = position;
    figures(position, asOf).forEach(({ shown }, at) => {
      const place = this.list.children[at].lastChild;
      if (place.textContent !== (shown.textContent ?? shown)) {
        place.replaceChildren(shown);
      }
    });
  }

  /** Opens the place of workings; it is closed to where it was opened from. */
  opened(name, figure, from) {
    const close = button('Close', () => { this.place.hidden = true; this.list.querySelector(from).focus(); });
    const body = element('div');
    this.place.hidden = false;
    this.place.dataset.figure = figure;
    this.place.replaceChildren(element('div', { class: 'head' }, element('h3', {}, `How ${name} comes about`), close), body);
    return body;
  }

  tell(name) {
    this.opened(name, name, `[data-source="${name}"]`).append(element('p', {}, `${SOURCES[name](this.position)}.`));
  }

  explain(figure) {
    const body = this.opened(NAMES[figure].toLowerCase(), figure, `[data-explain="${figure}"]`);
    return asked(body, this.ask(), (answer) => {
      const it = answer.explanations.find((one) => one.figure === figure);
      return it ? [element('p', {}, element('b', {}, result(it)), ` as of ${time(answer.asOf)}`), ...working(it)] : [element('p', { class: 'unknown' }, NOTHING)];
    });
  }
}
