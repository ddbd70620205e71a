// One batch of a watch in full: what called for it, its moves, every position before and after, what its
// pool burns, and the certificate of how good it is.
import { word } from './board.js';
import { amount, both, element, exact, percent, sum, time, UNKNOWN } from './figures.js';
import { button, card, refusal, table } from './parts.js';
import { priced } from './precision.js';

export const FREE = 'free balance';
export const negated = (text) => (text.startsWith('-') ? text.slice(1) : `-${text}`);
const open = (move) => move.state === 'PROPOSED';
export const isOpen = (batch) => batch.moves.some(open);
const SOURCE = 'the watch’s batch, as it was drawn up and is kept in the ledger of steps';

/** What moves do to each wallet, exactly; { amount, from, to }, each side { position } or null. */
export function net(moves) {
  const parts = new Map();
  const put = (position, text) => parts.set(position, [...(parts.get(position) ?? []), text]);
  moves.forEach((it) => {
    if (it.to && it.to.position !== FREE) {
      put(it.to.position, it.amount);
    }
    if (it.from && it.from.position !== FREE) {
      put(it.from.position, negated(it.amount));
    }
  });
  return [...parts].map(([position, texts]) => ({ position, amount: sum(texts) })).filter((it) => /[1-9]/.test(it.amount));
}

const isAbove = (a, b) => /[1-9]/.test(sum([a, negated(b)])) && !sum([a, negated(b)]).startsWith('-');

function moves(batch) {
  const told = (it) => ['Moves/Amount', () => ({ of: `${batch.id}, move ${it.number}: ${it.source} to ${it.to?.position ?? FREE}`, source: `${SOURCE}; ${it.policy}: ${it.reason}`, at: batch.decidedAt, from: [['asset', batch.settlementAsset], ['policy', it.policy]] })];
  const because = (it) => element('span', {}, word(it.state), it.because ? ` ${it.because.replaceAll('_', ' ')}` : '', it.made ? `; wallets show: ${it.made.replaceAll('_', ' ').toLowerCase()}` : '');
  return table(`Moves of ${batch.id}`, [
    { name: 'Move', text: true, show: (it) => `no. ${it.number}` },
    { name: 'Policy', text: true, show: (it) => it.policy },
    { name: 'From', text: true, show: (it) => it.source },
    { name: 'To', text: true, show: (it) => it.to?.position ?? FREE },
    { name: 'Margin', show: (it) => `${amount(it.amount)} ${batch.settlementAsset}`, explain: told },
    { name: 'Feasible', text: true, show: (it) => it.feasibility },
    { name: 'Stands', text: true, show: because },
    { name: 'Why', text: true, show: (it) => element('span', { class: 'prose' }, it.reason) },
    { name: 'Void if', text: true, show: (it) => element('span', { class: 'prose' }, it.voidIf) },
  ], batch.moves, { key: (it) => String(it.number), state: (it) => it.state });
}

/** A line for each side of each move: its wallet and its end, without the move and with it. */
function sides(batch, context) {
  const lines = batch.moves.flatMap((move) => [['gives', move.from, negated(move.amount)], ['receives', move.to, move.amount]]
    .filter(([, side]) => side)
    .map(([does, side, change]) => ({ does, side, change, move, after: sum([side.isolatedMargin, change]), shown: priced(context.model.positions, side.position) })));
  const level = (it, text) => (text === null ? 'none' : it.shown(text));
  const told = (id, name) => (it) => [id, () => ({ of: `${it.side.position}, ${name}`, at: batch.decidedAt, source: SOURCE,
    from: [['mark', it.shown(it.side.mark)], ['wallet before', amount(it.side.isolatedMargin)], ['moved', amount(it.change)], ['wallet after', amount(it.after)],
      ['liquidation price before', level(it, it.side.liquidationPriceBefore)], ['liquidation price after', level(it, it.side.liquidationPriceAfter)]] })];
  const end = (it, side) => told(`Suggestions/${it.does === 'gives' ? 'From' : 'To'}: liquidation price ${side}`, `${side} move ${it.move.number}`)(it);
  return table('Positions before and after', [
    { name: 'Position', text: true, show: (it) => it.side.position },
    { name: 'In move', text: true, show: (it) => `no. ${it.move.number}, ${it.does}` },
    { name: 'Mark', show: (it) => it.shown(it.side.mark), explain: told('Positions/Mark', 'mark it was drawn up at') },
    { name: 'Wallet before', show: (it) => amount(it.side.isolatedMargin), explain: told('Positions/Isolated margin', 'before the move, earlier ones included') },
    { name: 'Wallet after', show: (it) => amount(it.after), explain: told('Positions/Isolated margin', 'after the move') },
    { name: 'Liquidation before', show: (it) => level(it, it.side.liquidationPriceBefore), explain: (it) => end(it, 'before') },
    { name: 'Liquidation after', show: (it) => level(it, it.side.liquidationPriceAfter), explain: (it) => end(it, 'after') },
  ], lines, { key: (it) => `${it.move.number} ${it.side.position}` });
}

function burned(batch) {
  const rows = [...batch.burned, { scenario: 'expected shortfall 97.5 % of joint windows', shock: null, before: batch.shortfallBefore, after: batch.shortfallAfter, tail: true }];
  const money = (text) => (text === null ? element('span', { class: 'unknown' }, UNKNOWN) : amount(text));
  const name = (it) => (it.shock === null ? it.tail ? it.scenario : `the crash of ${it.scenario}` : `all marks by ${percent(it.shock, 0)}`);
  const told = (side) => (it) => [`${it.shock === null ? 'Crash' : 'Containment'} gate/Burned ${side}`, () => ({
    of: name(it), at: batch.decidedAt, source: 'every position of the pool revalued, as the watch did it', from: [['without the batch', it.before === null ? UNKNOWN : amount(it.before)], ['with it', it.after === null ? UNKNOWN : amount(it.after)]] })];
  return table('What the pool burns', [
    { name: 'Scenario', text: true, show: name },
    { name: 'Without', show: (it) => money(it.before), explain: told('before') },
    { name: 'With', show: (it) => money(it.after), explain: told('after') },
    { name: '', text: true, show: (it) => (it.before === null || it.after === null ? UNKNOWN : isAbove(it.after, it.before) ? element('b', { class: 'negative' }, 'burns more') : 'no more') },
  ], rows, { key: (it) => it.shock ?? it.scenario });
}

function certificate(batch) {
  if (!batch.certificate.length) {
    return element('p', { class: 'unknown' }, 'No certificate was kept with it: how good it is, is unknown.');
  }
  const told = (heading) => (it) => [`Certificates/${heading}`, () => ({ of: it.objective, at: batch.decidedAt, source: `certificate of ${batch.id}, part of what its hash is of`,
    from: [['reached', exact(it.reached)], ['bound', exact(it.bound)], ['gap', exact(it.gap)], ['KKT residual', exact(it.residual)]] })];
  return table(`Certificate of ${batch.id}`, [
    { name: 'Level', text: true, show: (it) => `no. ${batch.certificate.indexOf(it) + 1}` },
    { name: 'What is optimised', text: true, show: (it) => element('span', { class: 'prose' }, it.objective) },
    { name: 'Reached', show: (it) => exact(it.reached), explain: told('Reached') },
    { name: 'Bound', show: (it) => exact(it.bound), explain: told('Bound') },
    { name: 'Gap', show: (it) => exact(it.gap), explain: told('Gap') },
    { name: 'KKT residual', show: (it) => exact(it.residual), explain: told('KKT residual') },
    { name: 'Proved', text: true, show: (it) => (it.proved ? 'yes: at most 1e-9' : element('b', { class: 'negative' }, 'no: above 1e-9')) },
    { name: 'What binds', text: true, show: (it) => element('span', { class: 'prose' }, it.binding.join('; ') || 'nothing') },
  ], batch.certificate, { key: (it) => it.objective });
}

/** Why open moves cannot be proposed from here; null: they can. */
function hindrance(batch, { propose, at }) {
  if (!isOpen(batch)) {
    return 'No move of it is open any more: there is nothing to propose.';
  }
  if (!propose) {
    return 'The risk desk or a portfolio manager can put its open moves into a batch that another person approves.';
  }
  return at.run === batch.run ? null : `It is of run ${batch.run}, not of what is shown: choose that run as the moment, then propose.`;
}

/** The way on: open moves become the rows of a batch of one's own, which the server checks anew. */
function onward(batch, view) {
  const why = hindrance(batch, view);
  const told = element('span', { 'aria-live': 'assertive' });
  const go = async () => {
    try {
      told.replaceChildren();
      await view.propose(net(batch.moves.filter(open)), `${batch.id} of the watch, payload ${batch.payloadHash.slice(0, 16)}: ${batch.calls.map((it) => it.reason.replaceAll('_', ' ').toLowerCase()).join(', ')}`);
    } catch (failure) {
      told.replaceChildren(refusal(failure));
    }
  };
  return element('div', { class: 'actions' },
    view.propose ? button('Put its open moves into a batch', go, { class: 'primary', 'data-act': 'propose', disabled: why !== null, 'aria-describedby': `onward-${batch.id}` }) : null,
    element('span', { class: 'note', id: `onward-${batch.id}` }, why ?? `${view.state === 'STALE' ? 'Its time is over: marks have moved since. ' : ''}The server works it out anew at the marks of now; a second person approves it.`), told);
}

/** @param view { context, propose, at, state, close } */
export function detail(batch, view) {
  const part = (title, content) => element('div', {}, element('h3', {}, title), content);
  return card(`${batch.id}, ${batch.desk} ${batch.venue}/${batch.account}`,
    element('p', {}, word(view.state), ` drawn up for ${time(batch.decidedAt)} of run ${batch.run}, void from ${time(batch.validUntil)}; proposed by ${batch.by}`,
      batch.needsRiskDesk ? element('b', { class: 'negative' }, ' – only the risk desk may accept its moves: it raises what burns, or nobody asked whether it does') : ''),
    element('p', { class: 'quiet' }, `Payload ${batch.payloadHash}. Accepted and rejected as it stands with ringfence moves.`),
    onward(batch, view),
    part('What called for it', element('ul', { class: 'lines' }, ...batch.calls.map((it) => element('li', {}, element('b', {}, it.reason.replaceAll('_', ' ').toLowerCase()), ' at ', element('time', { datetime: it.at, title: both(it.at) }, time(it.at)), it.what ? `: ${it.what}` : '')))),
    part('Moves', moves(batch)), part('Before and after', sides(batch, view.context)), part('Burned margin', burned(batch)), part('Certificate', certificate(batch)),
    element('p', {}, button('Close', view.close)));
}
