// Batches of moves that a watch drew up on its schedule and when something happened: the list with the
// age of each, one of them in full, and the way from its open moves to a batch of one's own.
import { word } from './board.js';
import { detail, isOpen } from './batch.js';
import { age, amount, both, element, sum, time, UNKNOWN } from './figures.js';
import { button, card, poll, refusal, table } from './parts.js';

const EVERY = 10_000;
const PAGE = 50;
const when = (instant) => element('time', { datetime: instant, title: both(instant) }, time(instant));
const isBefore = (a, b) => Date.parse(a) < Date.parse(b);
const reason = (call) => call.reason.replaceAll('_', ' ').toLowerCase();

/** Where a batch stands at an instant of the run shown: its moves, or that its time is over. */
function standing(batch, at) {
  const states = [...new Set(batch.moves.map((it) => it.state))];
  if (isOpen(batch)) {
    return at.asOf && at.run === batch.run && !isBefore(at.asOf, batch.validUntil) ? 'STALE' : 'OPEN';
  }
  return states.length === 1 ? states[0] : 'ANSWERED';
}

/** How old a batch was at the instant shown; of another run there is no telling. */
export function old(batch, at) {
  if (!at.asOf) {
    return UNKNOWN;
  }
  if (at.run !== batch.run) {
    return `of run ${batch.run}`;
  }
  return isBefore(at.asOf, batch.decidedAt) ? 'later than what is shown' : age(batch.decidedAt, at.asOf);
}

/** What is to be said of the watch before anybody looks at a batch: [state, words]. */
export function news(batches, at) {
  if (!batches.length) {
    return ['MISSING', 'No watch has drawn up a batch for your desks. ringfence up has one drawn up every hour and on events; ringfence moves propose draws one up of any run.'];
  }
  if (!at.asOf) {
    return ['UNKNOWN', 'Which run is shown is not known yet.'];
  }
  const mine = batches.filter((it) => it.run === at.run && !isBefore(at.asOf, it.decidedAt));
  if (!mine.length) {
    return ['MISSING', `None of them is of run ${at.run} up to the instant shown: they are of other runs, or later.`];
  }
  const latest = mine.reduce((a, b) => (isBefore(a.decidedAt, b.decidedAt) ? b : a));
  return isBefore(at.asOf, latest.validUntil)
    ? ['FRESH', `The latest, ${latest.id}, is ${old(latest, at)} old and stands until ${time(latest.validUntil)}.`]
    : ['STALE', `The latest, ${latest.id}, is ${old(latest, at)} old and void since ${time(latest.validUntil)}. None was drawn up since: nothing was to be moved, or no watch runs.`];
}

function list(batches, at, choose) {
  const told = (heading, of) => (it) => [`${of}/${heading}`, () => ({
    of: `${it.id} of ${it.desk}, ${it.venue}/${it.account}`, at: it.decidedAt, source: 'the watch’s batch, as it is kept in the ledger of steps',
    from: [['drawn up', both(it.decidedAt)], ['moves', it.moves.map((move) => `${move.number}: ${amount(move.amount)}`).join(', ')], ['called for by', it.calls.map(reason).join(', ')]] })];
  return table('Batches of the watch, the latest first', [
    { name: 'Batch', text: true, show: (it) => button(it.id, () => choose(it.id, true), { class: 'link', 'aria-label': `Open ${it.id}` }) },
    { name: 'State', text: true, show: (it) => word(standing(it, at)) },
    { name: 'Drawn up', text: true, show: (it) => when(it.decidedAt) },
    { name: 'Age', text: true, show: (it) => element('span', { class: 'age', 'data-batch': it.id }, old(it, at)), explain: told('Age of a batch', 'Dashboard') },
    { name: 'Called for by', text: true, show: (it) => it.calls.map(reason).join(', ') },
    { name: 'Desk', text: true, show: (it) => it.desk },
    { name: 'Pool', text: true, show: (it) => `${it.venue}/${it.account}` },
    { name: 'Moves', show: (it) => String(it.moves.length), explain: told('Moves of a batch', 'Dashboard') },
    { name: 'Margin', show: (it) => `${amount(sum(it.moves.map((move) => move.amount)))} ${it.settlementAsset}`, explain: told('Amount', 'Moves') },
    { name: 'Accepted by', text: true, show: (it) => (it.needsRiskDesk ? 'the risk desk' : 'another person') },
  ], batches, { key: (it) => it.id, state: (it) => standing(it, at), empty: 'none' });
}

/** Follows the watch on a page; `propose(batch)` leads to a proposal and is null for who may not. */
export class Batches {
  constructor(context, propose) {
    Object.assign(this, { context, propose, batches: null, next: null, drawn: '', opened: '' });
    this.said = element('p', { id: 'watch-news', role: 'status' }, 'asking …');
    this.shown = element('div', { id: 'watch-batches' });
    this.more = element('p', {});
    this.chosen = element('div', { id: 'watch-batch' });
    this.card = card('Drawn up by the watch', this.said, this.shown, this.more);
  }

  /** The run and the instant that the page shows. */
  get at() {
    const { run, asOf } = this.context.model;
    return { run, asOf };
  }

  follow() {
    const { context } = this;
    const away = (failure) => { this.batches = null; this.drawn = ''; this.opened = ''; this.shown.replaceChildren(); this.said.replaceChildren(refusal(failure)); };
    context.keys({ b: ['to the batches of the watch', () => this.card.querySelector('h2').focus()], Escape: ['close the batch', () => { if (context.given('batch')) { this.choose(null); } }] });
    context.model.follow((kind) => { if (['head', 'past'].includes(kind) && this.batches) { this.count(); this.open(); } }, context.signal);
    poll(() => this.ask(), () => this.draw(), { every: EVERY, signal: context.signal, away }).catch(away);
  }

  /** The latest; with the first answer also older ones, as far back as the one the address names. */
  async ask(before) {
    const answer = await this.context.get('/v1/reallocations/batches', { limit: PAGE, before });
    const known = new Map((this.batches ?? []).map((it) => [it.id, it]));
    const isFirst = this.batches === null;
    answer.batches.forEach((it) => known.set(it.id, it));
    this.batches = [...known.values()].sort((a, b) => Number(b.id.split('-')[1]) - Number(a.id.split('-')[1]));
    this.next = before || isFirst ? answer.next : this.next;
    const wanted = this.context.given('batch');
    if (wanted && this.next && !known.has(wanted)) {
      await this.ask(this.next);
    }
  }

  draw(anew = false) {
    const text = JSON.stringify([this.batches, this.next, this.batches.map((it) => standing(it, this.at))]);
    if (anew || text !== this.drawn) {
      const held = this.shown.contains(document.activeElement) ? document.activeElement.closest('tr')?.dataset.key : null;
      this.drawn = text;
      this.shown.replaceChildren(...(this.batches.length ? [list(this.batches, this.at, (id, focus) => this.choose(id, focus))] : []));
      this.more.replaceChildren(...(this.next ? [button('Older', () => this.ask(this.next).then(() => this.draw(true)).catch((failure) => this.more.append(refusal(failure))))] : []));
      if (held) {
        this.shown.querySelector(`tr[data-key="${CSS.escape(held)}"] button`)?.focus({ preventScroll: true });
      }
      this.open(anew);
    }
    this.count();
  }

  /** What time alone changes. */
  count() {
    const [state, words] = news(this.batches, this.at);
    if (this.said.textContent !== `${state} ${words}`) {
      this.said.replaceChildren(word(state), ` ${words}`);
    }
    if (this.batches.some((it) => this.shown.querySelector(`tr[data-key="${CSS.escape(it.id)}"]`)?.dataset.state !== standing(it, this.at))) {
      this.draw(true);
      return;
    }
    this.shown.querySelectorAll('[data-batch]').forEach((place) => {
      const text = old(this.batches.find((it) => it.id === place.dataset.batch), this.at);
      if (place.textContent !== text) {
        place.textContent = text;
      }
    });
  }

  choose(id, focus = false) {
    this.context.remember('batch', id);
    this.open();
    if (focus) {
      this.chosen.querySelector('h2')?.focus();
    } else if (id === null) {
      this.shown.querySelector('button')?.focus();
    }
  }

  /** Shows the one that the address names, and leaves it alone where it has not changed. */
  open(anew = false) {
    const id = this.context.given('batch');
    const batch = this.batches?.find((it) => it.id === id);
    const { at } = this;
    // Prices get the step of their instrument as soon as one of its positions is known.
    const known = batch?.moves.map((it) => [it.from, it.to].map((side) => side && this.context.model.positions.has(side.position)));
    const text = JSON.stringify([id, batch, at.run, batch && standing(batch, at), known]);
    this.shown.querySelectorAll('tbody tr').forEach((row) => row.classList.toggle('chosen', row.dataset.key === id));
    if (!anew && text === this.opened) {
      return;
    }
    this.opened = text;
    if (!id) {
      this.chosen.replaceChildren();
    } else if (batch) {
      this.chosen.replaceChildren(detail(batch, { context: this.context, propose: this.propose, at, state: standing(batch, at), close: () => this.choose(null) }));
    } else {
      this.chosen.replaceChildren(card(id, element('p', { class: 'unknown' }, `There is no batch ${id} of your desks.`)));
    }
  }
}
