// The order panel of a position that is thought of: mode, leverage and margin, and what it could cost.
// Every figure is the server's calculator's. Nothing is stored and nothing is sent to any venue: what is
// meant in earnest becomes a ticket, which is held against every budget that counts it.
import { age, amount, element, percent, price, step } from './figures.js';
import { word } from './board.js';
import { button, card, refusal, table } from './parts.js';
import { change } from './server.js';

const WAIT = 150;
const PLAIN = /^\d{1,15}(\.\d{1,12})?$/;
const NOTHING = /^0+(\.0+)?$/;
const given = (text) => PLAIN.test(text) && !NOTHING.test(text);
const HINT = 'Choose an instrument and type a quantity: what it could cost stands here.';
const CROSS = 'Cross: the whole account answers for it. The liquidation price moves with every other position, and the maximum loss is all that the account holds. Every position here is held isolated, so nothing is worked out.';

/** Instruments that are held, each with the position whose mark is the youngest. */
function instruments(model) {
  const found = new Map();
  model.positions.forEach((it) => {
    const key = `${it.venue} ${it.instrument}`;
    if (!(Date.parse(found.get(key)?.markAt) >= Date.parse(it.markAt))) {
      found.set(key, it);
    }
  });
  return found;
}

function input(name, label, more = {}) {
  const it = element('input', { id: `order-${name}`, type: 'text', inputmode: 'decimal', autocomplete: 'off', ...more });
  return { it, label: element('p', {}, element('label', { for: it.id }, label), it) };
}

function estimate(answer, like, position) {
  const it = answer.before;
  const asset = like.settlementAsset;
  const money = (text) => (text === null ? 'unknown' : `${amount(text)} ${asset}`);
  const level = (text) => (text === null ? 'none' : price(text, step(like)));
  const rows = [
    ['estimated liquidation price', level(it.liquidationPrice), 'Liquidation price'], ['distance', it.distance === null ? 'none' : percent(it.distance), 'Distance'],
    ['bankruptcy price', level(it.bankruptcyPrice), 'Bankruptcy price'], ['notional', money(it.notional), 'Notional'], ['requirement', money(it.maintenanceMargin), 'Maintenance requirement'],
    ['maximum loss: wallet (cap)', money(it.cap), 'Isolated margin'], ['maximum loss: still to lose', money(it.stillToLose), 'Still to lose'], ['maximum loss: lifetime cap', money(it.lifetimeCap), 'Lifetime cap'] ];
  const told = (row) => [`Positions/${row[2]}`, () => ({
    of: `${position.side} ${position.instrument}`, name: row[0], source: `the server’s calculator, rules ${answer.rulePack}`,
    from: [['quantity', position.quantity], ['entry', level(position.entryPrice)], ['mark', like.markPrice ? level(like.markPrice) : 'the entry'], ['leverage', `${position.leverage}×`], ['wallet', money(it.cap)]] })];
  return [
    table('Estimate', [{ name: 'Figure', text: true, show: (row) => row[0] }, { name: 'Estimate', show: (row) => row[1], explain: told }], rows, { key: (row) => row[0] }),
    element('p', { class: answer.extrapolated ? 'unknown' : 'quiet' }, `rules ${answer.rulePack}${answer.extrapolated ? ', outside the time they are shown for' : ''}; fees and gaps beyond the price come on top`) ];
}

class Order {
  constructor(context, use) {
    Object.assign(this, { context, use, timer: 0, wanted: null });
    this.instrument = element('select', { id: 'order-instrument' }, element('option', { value: '' }, 'choose …'));
    this.side = element('select', { id: 'order-side' }, ...['long', 'short'].map((it) => element('option', { value: it }, it)));
    this.quantity = input('quantity', 'Quantity');
    this.price = input('price', 'Price', { placeholder: 'the mark' });
    this.margin = input('margin', 'Margin', { placeholder: 'what the leverage asks for' });
    this.leverage = input('leverage', 'Leverage', { value: '10' });
    this.range = element('input', { type: 'range', id: 'order-leverage-range', min: '1', max: '125', step: '1', value: '10', 'aria-label': 'Leverage' });
    this.mark = element('p', { class: 'note', id: 'order-mark' });
    this.result = element('div', { id: 'order-estimate', 'aria-live': 'polite' }, element('p', { class: 'quiet' }, HINT));
  }

  mode() {
    const choice = (name, checked) => element('label', {}, element('input', { type: 'radio', name: 'order-mode', value: name, checked }), ` ${name}`);
    this.modes = element('fieldset', { class: 'mode' }, element('legend', {}, 'Margin mode'), choice('isolated', true), choice('cross', false));
    return this.modes;
  }

  part() {
    const choose = (id, label, it) => element('p', {}, element('label', { for: id }, label), it);
    this.leverage.label.append(this.range);
    const fields = element('div', { class: 'form', id: 'order-fields' }, choose('order-instrument', 'Instrument', this.instrument), choose('order-side', 'Side', this.side),
      this.quantity.label, this.price.label, this.leverage.label, this.margin.label);
    const made = card('Order panel', element('p', { class: 'quiet' }, 'What a new position would be. Nothing is stored and nothing is sent to any venue.'), this.mode(), fields, this.mark, this.result,
      button('Make it a ticket', () => this.use(this.ticket()), { id: 'order-use', title: 'Fills the ticket below, which is held against every budget' }));
    this.leverage.it.addEventListener('input', () => { this.range.value = this.leverage.it.value; });
    this.range.addEventListener('input', () => { this.leverage.it.value = this.range.value; });
    ['input', 'change'].forEach((kind) => [fields, this.modes].forEach((place) => place.addEventListener(kind, () => this.later())));
    return made;
  }

  /** Instruments as they become known; what was chosen stays chosen. */
  list() {
    const names = [...instruments(this.context.model).keys()].sort();
    if (names.join() !== this.names) {
      this.names = names.join();
      const chosen = this.instrument.value;
      this.instrument.replaceChildren(element('option', { value: '' }, names.length ? 'choose …' : 'none is held'), ...names.map((it) => element('option', { value: it }, it)));
      this.instrument.value = names.includes(chosen) ? chosen : '';
    }
    this.said();
  }

  like() {
    return instruments(this.context.model).get(this.instrument.value);
  }

  /** The mark that is used, with its age where it is old. */
  said() {
    const like = this.like();
    const stale = like && like.markCondition !== 'FRESH';
    const text = like ? `mark ${like.markPrice ? price(like.markPrice, step(like)) : ''} ${stale ? `${like.markCondition} ${age(like.markAt, this.context.model.asOf)}` : ''}` : '';
    if (this.mark.dataset.text !== text) {
      this.mark.dataset.text = text;
      this.mark.replaceChildren(...(like ? ['mark ', like.markPrice ? price(like.markPrice, step(like)) : '', ' ', stale ? word(like.markCondition) : '', stale && like.markAt ? ` ${age(like.markAt, this.context.model.asOf)}` : ''] : []));
    }
  }

  later() {
    clearTimeout(this.timer);
    this.wanted?.abort();
    this.said();
    this.timer = setTimeout(() => this.show(), WAIT);
  }

  /** The fields, or what is wrong with them in words. */
  read() {
    const like = this.like();
    const text = (field) => field.it.value.trim();
    const fill = text(this.price) || like?.markPrice;
    const wrong = !like ? 'Choose an instrument.'
      : !given(text(this.quantity)) ? 'Quantity: plain digits above 0, please, such as 250 or 0.5.'
        : !fill ? 'There is no mark: type a price.'
          : !given(fill) ? 'Price: plain digits above 0, please.'
            : !given(text(this.leverage)) ? 'Leverage: plain digits above 0, please, such as 5 or 12.5.'
              : text(this.margin) && !given(text(this.margin)) ? 'Margin: plain digits above 0, please.' : null;
    return { wrong, like, margin: text(this.margin), position: like && { venue: like.venue, instrument: like.instrument, side: this.side.value, quantity: text(this.quantity), entryPrice: fill, leverage: text(this.leverage) } };
  }

  async show() {
    const { wrong, like, margin, position } = this.read();
    if (this.modes.querySelector(':checked').value === 'cross') {
      this.result.replaceChildren(element('p', { class: 'negative', role: 'alert' }, CROSS));
      return;
    }
    if (wrong) {
      this.result.replaceChildren(element('p', { class: 'quiet' }, wrong));
      return;
    }
    this.wanted = new AbortController();
    const { signal } = this.wanted;
    try {
      const answer = await this.worked(position, margin, like, signal);
      if (!signal.aborted) {
        this.result.replaceChildren(...estimate(answer, like, position));
      }
    } catch (failure) {
      if (!signal.aborted) {
        this.result.replaceChildren(refusal(failure));
      }
    }
  }

  /** What the calculator says of it by the rules of the instant shown; the wallet is all that was paid in. */
  async worked(position, margin, like, signal) {
    const at = this.context.model.asOf ? `?at=${encodeURIComponent(this.context.model.asOf)}` : '';
    const wallet = margin || await this.initial(position, at, signal);
    return change('POST', `/v1/margin/preview${at}`, { ...position, markPrice: like.markPrice ?? position.entryPrice, isolatedMargin: wallet, paidIn: wallet, newLeverage: position.leverage }, { signal });
  }

  async initial(position, at, signal) {
    const { answers: [only] } = await change('POST', `/v1/margin/value${at}`, { cases: [{ id: 'order', ...position, wanted: ['initialMargin'] }] }, { signal });
    if (only.error) {
      throw new Error(only.error);
    }
    return only.result.initialMargin;
  }

  ticket() {
    const { like } = this.read();
    return { action: 'open', venue: like?.venue, account: like?.account, instrument: like?.instrument, side: this.side.value,
      quantity: this.quantity.it.value.trim(), price: this.price.it.value.trim(), leverage: this.leverage.it.value.trim() };
  }
}

/** @param use called with the fields of a ticket where it is meant in earnest */
export function order(context, use) {
  const made = new Order(context, use);
  const part = made.part();
  let due = false;
  context.model.follow(() => {
    if (!due) {
      due = true;
      requestAnimationFrame(() => { due = false; made.list(); });
    }
  }, context.signal);
  return part;
}

/** Fills a form that is there already: what is not known stays as it is. */
export function filled(container, values) {
  Object.entries(values).forEach(([name, value]) => {
    const field = container.querySelector(`[name="${name}"]`);
    if (field && value) {
      field.value = value;
    }
  });
  container.querySelector('[name="account"]')?.focus();
}
