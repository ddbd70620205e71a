// Desks with their budgets: bars with both marks, the state in a word, and what is left.
import { amount, element, exact, number, percent, short, both, sum, UNKNOWN } from './figures.js';
import { explained, explainer, figure as marked, ofBudget } from './facts.js';
import { button } from './parts.js';

const WORST = ['BREACH', 'UNKNOWN_AT_LEAST', 'UNCONFIRMED', 'UNKNOWN', 'WARNING', 'WITHIN'];
const METRICS = {
  open_capital_at_risk: 'open capital at risk', period_loss: 'period loss', isolated_margin: 'isolated margin',
  gross_notional: 'gross notional', net_notional: 'net notional', gap_loss: 'gap loss', leverage: 'leverage',
  concentration_asset: 'largest asset', concentration_venue: 'largest venue', unstopped_positions: 'without a stop' };

const unknown = (state) => !['WITHIN', 'WARNING', 'BREACH'].includes(state);
const figure = (text, currency) => (currency ? `${amount(text)} ${currency}` : text === null ? UNKNOWN : exact(text));
export const word = (state) => element('span', { class: 'word', 'data-state': state }, state.replaceAll('_', ' '));
export const known = (text) => element('span', { class: text === UNKNOWN ? 'unknown' : null }, text);

const worst = (budgets) => (budgets.length
  ? budgets.map((it) => it.use?.state ?? 'UNKNOWN').sort((a, b) => WORST.indexOf(a) - WORST.indexOf(b))[0] : null);

function meter(budget, name) {
  const state = budget.use?.state ?? 'UNKNOWN';
  const used = budget.use?.used ?? budget.use?.knownPart ?? null;
  const full = Math.max(number(budget.hard) * 1.1, Number.isNaN(number(used)) ? 0 : number(used) * 1.02) || 1;
  const place = (text) => `${Math.max(0, Math.min(100, (number(text) / full) * 100))}%`;
  const use = element('span', { class: 'use' });
  use.style.width = used === null ? '0' : place(used);
  const soft = element('span', { class: 'mark soft' });
  soft.style.left = place(budget.soft);
  const hard = element('span', { class: 'mark hard' });
  hard.style.left = place(budget.hard);
  return element('div', {
    class: 'meter', role: 'meter', 'aria-label': name, 'aria-valuemin': '0', 'aria-valuemax': String(full),
    'aria-valuenow': used === null ? '0' : String(number(used)), 'data-state': unknown(state) ? 'UNKNOWN' : state,
    'aria-valuetext': `${state}: ${figure(budget.use?.used ?? null, budget.currency)} used, soft ${figure(budget.soft, budget.currency)}, hard ${figure(budget.hard, budget.currency)}` },
  use, soft, hard);
}

function budgetCard(budget, node) {
  const name = `${METRICS[budget.metric] ?? budget.metric}${budget.scope ? ` (${budget.scope})` : ''}`;
  const used = budget.use?.used ?? null;
  const left = budget.headroom === null ? UNKNOWN : figure(budget.headroom, budget.currency);
  const partly = used === null && budget.use ? ` (at least ${figure(budget.use.knownPart, budget.currency)})` : '';
  const told = (id, called, shown) => marked(id, shown, () => ({ ...ofBudget(node, budget, (text) => figure(text, budget.currency)), name: called }));
  return element('div', { class: 'budget' },
    element('div', { class: 'words' }, element('b', {}, name), word(budget.use?.state ?? 'UNKNOWN')),
    meter(budget, `${node}: ${name}`),
    element('div', { class: 'words' },
      element('span', {}, 'used ', told('All budgets/Used', 'used', element('span', {}, known(used === null ? UNKNOWN : figure(used, budget.currency)), partly))),
      element('span', {}, 'left ', told('Desks/Open capital headroom', 'left', known(left)))),
    element('div', { class: 'words quiet' },
      element('span', {}, '┆ soft ', told('All budgets/Soft limit', 'soft limit', figure(budget.soft, budget.currency))),
      element('span', {}, '│ hard ', told('All budgets/Hard limit', 'hard limit', figure(budget.hard, budget.currency)))));
}

/** What was lost today and can still be: at least so much where results of closes are unknown. */
export function periodLoss({ periodLoss: lost, unknownResultsToday: unsaid }) {
  if (String(unsaid) === '0') {
    return element('span', {}, amount(lost));
  }
  const why = unsaid === null ? 'results not counted' : `${unsaid} ${String(unsaid) === '1' ? 'result' : 'results'} unknown`;
  return element('span', { class: 'unknown long' }, `at least ${amount(lost)}, ${why}`);
}

function line(name, shown) {
  return [element('dt', {}, name), element('dd', {}, shown)];
}

/** What the figures of a desk come from, each with the values in force. */
function sources(desk, positions) {
  const { exposure, known: part, nearest, realised, settlementAsset: asset } = desk;
  const money = (text) => (text === null || text === undefined ? UNKNOWN : `${amount(text)} ${asset}`);
  const less = (of, it) => sum([of, it.startsWith('-') ? it.slice(1) : `-${it}`]);
  const near = positions.get(nearest.position);
  const marks = [['open positions', String(exposure.positions)], ['of them without a mark', String(exposure.unknownPositions)]];
  return {
    capital: [['wallets', money(exposure.isolatedMargin)], ['reserves outside and resting orders', money(less(exposure.openCapitalAtRisk, exposure.isolatedMargin))]],
    loss: [['open capital at risk', money(exposure.openCapitalAtRisk)], ['realised since the day cut, what is known', money(realised.pnlToday)], ['results unknown since the day cut', realised.unknownResultsToday === null ? 'not counted' : String(realised.unknownResultsToday)]],
    equity: [['wallets', money(exposure.isolatedMargin)], ['unrealised profit', money(exposure.unrealisedPnl)], ['equity of those with a mark', money(part.equity)], ...marks],
    left: [['equity', money(exposure.equity)], ...marks],
    positions: marks,
    nearest: [['position', nearest.position ?? 'none'], ['its mark', near?.markPrice ? exact(near.markPrice) : UNKNOWN], ['its liquidation price', near?.worth?.liquidationPrice ? exact(near.worth.liquidationPrice) : UNKNOWN], ...marks] };
}

const LOSS = { name: 'period loss', means: 'Open capital at risk, and what was lost since the day cut: at least so much where results of closes are unknown.' };
const CAPITAL = { name: 'open capital at risk', means: 'Wallets, reserves outside of them and margin of resting opening orders.' };

function card(desk, open, lines, positions) {
  const state = worst(desk.budgets);
  const { exposure, nearest } = desk;
  const told = (id, part, shown, more) => marked(`Desks/${id}`, shown, () => ({
    ...more, of: `${desk.node} in ${desk.settlementAsset}`, from: sources(desk, positions)[part], source: 'sums of the stream over the open positions', at: desk.since }));
  const without = exposure.unknownPositions;
  const made = element('article', {
    class: `desk ${desk.level}`, 'data-node': desk.node,
    'data-state': state === null ? null : unknown(state) ? 'UNKNOWN' : state },
  element('div', { class: 'title' }, element('h3', {}, desk.node.replace(/^firm\//, ''), element('span', { class: 'quiet' }, ` in ${desk.settlementAsset}`)), state === null ? element('span', { class: 'quiet' }, 'no budget') : word(state), explainer(`${desk.node} in ${desk.settlementAsset}`)),
  without ? element('p', { class: 'unknown' }, `${without} of ${exposure.positions} positions without a mark`) : null,
  element('dl', {},
    ...line('open capital at risk', told('Open capital used', 'capital', amount(exposure.openCapitalAtRisk), CAPITAL)),
    ...line('period loss', told('Period loss used', 'loss', periodLoss(desk.realised), LOSS)),
    ...line('equity', told('Equity', 'equity', known(amount(exposure.equity)))),
    ...line('still to lose', told('Still to lose', 'left', known(amount(exposure.stillToLose)))),
    ...line('positions', told('Positions', 'positions', String(exposure.positions))),
    ...line('nearest liquidation', told('Nearest distance', 'nearest', nearest.distance !== null ? percent(nearest.distance) : String(exposure.positions) === '0' ? 'none' : known(UNKNOWN)))),
  nearest.position ? element('p', { class: 'nearest' }, button(nearest.position, () => open(nearest.position), { class: 'link' })) : null,
  ...(lines.get(`${desk.node} ${desk.settlementAsset}`) ?? []),
  ...desk.budgets.map((it) => budgetCard(it, desk.node)));
  made.append(element('p', { class: 'quiet', title: both(desk.since) }, `changed ${short(desk.since)}`));
  return explained(`${desk.node} in ${desk.settlementAsset}`, made);
}

const called = (it) => it.getAttribute('aria-label') ?? it.textContent;

/** Desks in the order of their tree; the whole board is small and made anew. Lines: history.js. */
export function draw(place, desks, open, lines = new Map(), positions = new Map()) {
  const focused = place.contains(document.activeElement) ? called(document.activeElement) : null;
  const top = place.scrollTop;
  place.replaceChildren(...(desks.length
    ? [...desks].sort((a, b) => a.node.localeCompare(b.node)).map((desk) => card(desk, open, lines, positions))
    : [element('p', { class: 'unknown' }, 'no desk figures yet')]));
  place.scrollTop = top;
  if (focused) {
    [...place.querySelectorAll('button')].find((it) => called(it) === focused)?.focus();
  }
}

/** Budgets before and after a change that is thought of. */
export function effects(list) {
  const told = (effect, id, name, shown) => marked(id, shown, () => {
    const facts = ofBudget(effect.node, effect.budget, (text) => figure(text, effect.budget.currency));
    return { ...facts, name, from: [...facts.from, ['after the change', figure(effect.after, effect.budget.currency)]], source: `${facts.source}; the change as the server works it out` };
  });
  const cards = list.map((effect) => element('div', { class: 'budget', 'data-effect': effect.node },
    element('div', { class: 'words' },
      element('b', {}, `${effect.node.replace(/^firm\/?/, '') || 'firm'}: ${METRICS[effect.budget.metric] ?? effect.budget.metric}`),
      word(effect.reached)),
    meter({ ...effect.budget, use: { ...effect.budget.use, used: effect.after, state: effect.reached } }, 'after the change'),
    element('div', { class: 'words' },
      element('span', {}, 'used ', told(effect, 'All budgets/Used', 'used before and after', `${figure(effect.budget.use?.used ?? null, effect.budget.currency)} → ${figure(effect.after, effect.budget.currency)}`)),
      element('span', {}, 'left ', told(effect, 'Desks/Open capital headroom', 'left after it', effect.headroom === null ? UNKNOWN : figure(effect.headroom, effect.budget.currency))))));
  return cards.length ? [explained('budgets after it', element('div', {}, explainer('budgets after it'), ...cards))] : [];
}

export const metric = (name) => METRICS[name] ?? name;
