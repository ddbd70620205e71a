// The order panel of a position: mode, leverage and margin, and what changing them would do. Every figure
// is the server's calculator's; nothing is sent to any venue.
import { amount, element, number, percent, price, step, UNKNOWN } from './figures.js';
import { effects } from './board.js';
import { explained, explainer, figure } from './facts.js';
import { deviations } from './defaults.js';
import { refusal } from './parts.js';

const WAIT = 120;
const PLAIN = /^(-?)(\d{1,15}(?:\.\d{1,12})?)$/;
const NOTHING = /^0+(\.0+)?$/;

function comparison(id, before, change, position) {
  const after = change.after;
  const asset = position.settlementAsset;
  const money = (text) => (text === null ? UNKNOWN : `${amount(text)} ${asset}`);
  const level = (text) => (text ? price(text, step(position)) : 'none');
  const told = (heading, name, of, side) => figure(`Positions/${heading}`, of(side), () => ({
    of: side === before ? 'now' : 'after the change', name, source: `the server’s calculator, rules ${position.terms.rulePack}`,
    from: [['wallet', money(side.cap)], ['leverage', `${side.leverage}×`], ['mark', position.markPrice ? level(position.markPrice) : UNKNOWN], ['entry', level(position.terms.entryPrice)], ['quantity', position.terms.quantity]] }));
  const row = (name, heading, shown) => element('tr', { 'data-row': name }, element('th', { scope: 'row', class: 'text' }, name),
    element('td', {}, told(heading, name, shown, before)), element('td', { class: 'after' }, after ? told(heading, name, shown, after) : '–'));
  const made = element('table', { id, 'aria-label': 'The position now and after the change' },
    element('thead', {}, element('tr', {}, element('th', { scope: 'col', class: 'text' }, 'Figure'), element('th', { scope: 'col' }, 'Now'), element('th', { scope: 'col' }, 'After'))),
    element('tbody', {},
      row('liquidation price', 'Liquidation price', (it) => level(it.liquidationPrice)),
      row('bankruptcy price', 'Bankruptcy price', (it) => level(it.bankruptcyPrice)),
      row('distance', 'Distance', (it) => (it.distance ? percent(it.distance) : 'none')),
      row('margin ratio', 'Margin ratio', (it) => (it.marginRatio ? percent(it.marginRatio) : 'bankrupt')),
      row('leverage', 'Leverage', (it) => `${it.leverage}×`),
      row('initial margin', 'Initial requirement', (it) => money(it.initialMargin)),
      row('wallet (cap)', 'Isolated margin', (it) => money(it.cap)),
      row('still to lose', 'Still to lose', (it) => money(it.stillToLose)),
      row('lifetime cap', 'Lifetime cap', (it) => money(it.lifetimeCap))));
  return explained('the change', element('div', {}, explainer('the change'), made));
}

/** One figure that can be changed: a slider, the same figure to type, and what the server says of it. */
class Change {
  constructor(names, ask, range) {
    Object.assign(this, { names, ask, timer: 0, wanted: null, usual: range.value });
    const { id, label, unit } = names;
    this.range = element('input', { type: 'range', id, 'aria-label': label, ...range });
    this.text = element('input', { type: 'text', id: `${id}-text`, inputmode: 'decimal', value: range.value, 'aria-label': label, autocomplete: 'off' });
    this.result = element('div', { id: names.result, 'aria-live': 'polite' }, element('p', { class: 'quiet' }, names.hint));
    this.range.addEventListener('input', () => { this.text.value = this.range.value; this.preview(); });
    this.text.addEventListener('input', () => { this.range.value = this.text.value; this.preview(); });
    this.part = element('div', { class: 'change' }, element('h4', {}, label), element('div', { class: 'slider' }, this.range, this.text, element('span', {}, unit)), this.result);
  }

  /** The same question again, to new figures. */
  again() {
    if (this.text.value.trim() !== this.usual) {
      this.preview();
    }
  }

  preview() {
    clearTimeout(this.timer);
    this.wanted?.abort();
    const text = this.text.value.trim();
    const given = PLAIN.exec(text);
    const asked = given && this.names.asked(given[1], given[2]);
    if (!given || asked === undefined) {
      this.result.replaceChildren(element('p', { class: 'unknown' }, this.names.rule));
      return;
    }
    if (text === this.usual || asked === null) {
      this.result.replaceChildren(element('p', { class: 'quiet' }, 'No change.'));
      return;
    }
    this.timer = setTimeout(() => this.show(asked), WAIT);
  }

  async show(asked) {
    this.wanted = new AbortController();
    const { signal } = this.wanted;
    try {
      const { answer, position } = await this.ask(asked, signal);
      const change = answer.preview.changes[0];
      if (!signal.aborted) {
        this.result.replaceChildren(
          ...(change.refusal ? [element('p', { class: 'negative', role: 'alert' }, `Cannot be done: ${change.finding}`)] : []),
          comparison(this.names.table, answer.preview.before, change, position), ...effects(answer.budgets));
      }
    } catch (failure) {
      if (!signal.aborted) {
        this.result.replaceChildren(refusal(failure));
      }
    }
  }
}

function margin(position, ask) {
  const most = Math.max(1, number(position.terms.isolatedMargin) * 2);
  const by = 10 ** Math.max(0, Math.floor(Math.log10(most)) - 2);
  // Steps are counted from the least: it is a whole number of them, so that 0 and round sums are among them.
  const least = -Math.floor(Math.max(0, number(position.worth.removableMargin)) / by) * by;
  return new Change({
    id: 'margin', result: 'preview', table: 'comparison', unit: position.settlementAsset, label: `Margin to add in ${position.settlementAsset}, below 0 to remove`,
    hint: 'A preview by the server\u2019s calculator. Nothing is sent to any venue.', rule: 'plain digits, please, such as 250 or -12.5',
    asked: (sign, digits) => (NOTHING.test(digits) ? null : { [sign ? 'remove' : 'add']: digits }),
  }, ask, { min: String(least), max: String(Math.ceil(most / by) * by), step: String(by), value: '0' });
}

function leverage(position, ask) {
  const now = position.terms.leverage;
  return new Change({
    id: 'leverage', result: 'leverage-preview', table: 'leverage-comparison', unit: '×', label: 'Leverage to set',
    hint: `Set now: ${now}×. What the bracket or the venue forbids is said here.`, rule: 'plain digits above 0, please, such as 5 or 12.5',
    asked: (sign, digits) => (sign || NOTHING.test(digits) ? undefined : { newLeverage: digits }),
  }, ask, { min: '1', max: String(Math.max(125, Math.ceil(number(now)))), step: '1', value: now });
}

/** Which mode it is in, which the policy would have, and why it is not a button. */
function mode(advice, position, defaults) {
  const choice = (name, isHeld) => element('label', {}, element('input', { type: 'radio', name: 'mode', value: name, checked: isHeld, disabled: !isHeld }), ` ${name}`);
  const said = advice ? `The policy has it ${advice.mode.toLowerCase()}: ${advice.because}.`
    : advice === null ? 'It is a leg of a pair: what the policy has depends on the other leg.' : 'What the policy has is not known now.';
  const other = defaults ? deviations(position, defaults) : null;
  const begins = !defaults ? 'What its desk begins with is not known now.'
    : !defaults.mode.value && !defaults.leverage.value ? 'No defaults are set for its desk.'
      : other.length ? `Other than the default: ${other.join('; ')}.` : 'As its desk\u2019s defaults have it.';
  return element('fieldset', { class: 'mode' }, element('legend', {}, 'Margin mode'), choice('isolated', true), choice('cross', false),
    element('p', { id: 'defaults-advice', class: other?.length ? 'negative' : 'quiet' }, begins),
    element('p', { id: 'mode-advice', class: advice?.mode === 'CROSS' ? 'negative' : 'quiet' }, said),
    element('p', { class: 'quiet' }, 'Every position here is held isolated, and this page changes nothing at venues. Where each keeps the setting, and when it can be changed: page Help.'));
}

/**
 * @param advice which mode the policy has; undefined: not known
 * @param defaults what its desk begins with; null: not known
 * @param ask what the server says of a change: (parameters, signal) to { answer, position }
 */
export function panel(position, { advice, defaults }, ask) {
  const part = element('section', { id: 'panel', 'aria-labelledby': 'panel-title' }, element('h3', { id: 'panel-title' }, 'Order panel'), mode(advice, position, defaults));
  const changes = position.worth ? [margin(position, ask), leverage(position, ask)] : [];
  part.append(...(changes.length ? [element('div', { class: 'changes' }, ...changes.map((it) => it.part))] : [element('p', { class: 'unknown' }, 'without a mark nothing can be said of a change')]));
  return { part, again: () => changes.forEach((it) => it.again()) };
}
