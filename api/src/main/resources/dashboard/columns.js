// Columns of the positions grid: what each shows, what it is sorted by, and what it adds up to.
import { age, amount, both, decimal, number, percent, price, step, UNKNOWN } from './figures.js';
import { known, word } from './board.js';

const RANK = { UNKNOWN: 0, BANKRUPT: 1, CRITICAL: 2, WATCH: 4, NORMAL: 5 };

/** What cannot be judged comes first, then the worst. */
export const rank = (it) => Math.min(RANK[it.state] ?? 0, it.markCondition === 'STALE' ? 3 : 9);
export const needsALook = (it) => rank(it) < 4;
export const near = (it) => (it.worth?.distance ? number(it.worth.distance) : it.worth ? Infinity : -Infinity);

const worth = (name) => (it) => (it.worth ? number(it.worth[name]) : -Infinity);
const orUnknown = (it, shown) => [known(it.worth ? shown(it.worth) : UNKNOWN)];
const level = (name) => (it) => orUnknown(it, (of) => (of[name] ? price(of[name], step(it)) : 'none'));
const money = (key, name, more = {}) => ({ name, key, money: true, order: worth(key), part: (it) => it.worth?.[key] ?? null, show: (it) => orUnknown(it, (of) => amount(of[key])), ...more });

function mark(it, asOf) {
  switch (it.markCondition) {
    case 'FRESH': return [price(it.markPrice, step(it))];
    case 'STALE': return [price(it.markPrice, step(it)), ' ', word('STALE'), ` ${age(it.markAt, asOf)}`];
    default: return [word('MISSING')];
  }
}

function stop(it) {
  return it.plan.stopPrice ? [price(it.plan.stopPrice, step(it)), it.plan.stopEffective === false ? ' not effective' : ''] : [known('none known')];
}

const BASIC = [
  { name: 'State', key: 'urgency', text: true, sortable: true, show: (it) => [word(it.state)] },
  { name: 'Position', key: 'position', text: true, sortable: true, show: (it) => [`${it.instrument} ${it.side}`], title: (it) => it.position },
  { name: 'Desk', key: 'desk', text: true, show: (it) => [`${it.desk} / ${it.book}`], title: (it) => it.trader },
  { name: 'Mark', key: 'mark', show: mark, title: (it) => (it.markAt ? both(it.markAt) : 'no mark yet') },
  { name: 'Liquidation', key: 'liquidation', show: level('liquidationPrice') },
  { name: 'Distance', key: 'distance', order: near, show: (it) => orUnknown(it, (of) => (of.distance ? percent(of.distance) : 'none')) },
  { name: 'Margin ratio', key: 'marginRatio', order: worth('marginRatio'), show: (it) => orUnknown(it, (of) => (of.marginRatio ? percent(of.marginRatio) : 'bankrupt')) },
  { name: 'Wallet', key: 'isolatedMargin', money: true, order: (it) => number(it.terms.isolatedMargin), part: (it) => it.terms.isolatedMargin, show: (it) => [amount(it.terms.isolatedMargin)] },
  money('unrealisedPnl', 'Unrealised', { mood: (it) => (it.worth?.unrealisedPnl.startsWith('-') ? 'negative' : null) }),
  money('stillToLose', 'Still to lose'),
];

const MORE = [
  { name: 'Venue / account', key: 'venue', text: true, show: (it) => [`${it.venue} / ${it.account}`] },
  { name: 'Trader', key: 'trader', text: true, show: (it) => [it.trader] },
  { name: 'Size', key: 'quantity', order: (it) => number(it.terms.quantity), show: (it) => [decimal(it.terms.quantity, (it.terms.quantity.split('.')[1] ?? '').length)] },
  { name: 'Leverage', key: 'leverage', order: (it) => number(it.terms.leverage), show: (it) => [`${it.terms.leverage}×`] },
  { name: 'Entry', key: 'entryPrice', show: (it) => [price(it.terms.entryPrice, step(it))] },
  { name: 'Bankruptcy', key: 'bankruptcyPrice', show: level('bankruptcyPrice') },
  { name: 'Stop', key: 'stop', show: stop },
  money('notional', 'Notional'), money('equity', 'Equity'), money('maintenanceMargin', 'Requirement'), money('removableMargin', 'Removable'),
  { name: 'Lifetime cap', key: 'lifetimeCap', money: true, order: (it) => number(it.terms.lifetimeCap), part: (it) => it.terms.lifetimeCap, show: (it) => [amount(it.terms.lifetimeCap)] },
  { name: 'Rules', key: 'rulePack', text: true, show: (it) => [it.terms.rulePack] },
];

const ASSET = { name: 'Asset', key: 'asset', text: true, show: (it) => [it.settlementAsset] };

export const VIEWS = ['basic', 'advanced', 'default'];
export const COLUMN_KEYS = [...BASIC, ...MORE].map((it) => it.key);

/** What a row is and whether it needs a look is in every view. */
const ALWAYS = BASIC.slice(0, 2);
let agreed = [];

/** Takes the columns that were agreed to for those who choose none, by their keys; none: as before. */
export function setAgreed(keys) {
  const found = keys.map((key) => [...BASIC, ...MORE].find((it) => it.key === key)).filter((it) => it && !ALWAYS.includes(it));
  agreed = found.length ? [...ALWAYS, ...found] : [];
}

/** What was agreed to; else basic for those who watch, everything for those who set the rules. */
export const usualView = (roles) => (agreed.length ? 'default' : roles.includes('risk-admin') ? 'advanced' : 'basic');

function chosen(view) {
  switch (view) {
    case 'advanced': return [...BASIC, ...MORE];
    case 'default': return agreed.length ? agreed : BASIC;
    default: return BASIC;
  }
}

/** The columns of a view; where all amounts are of one asset, headings name it and no column does. */
export function columns(view, assets) {
  const wanted = chosen(view);
  return assets.length > 1 ? [...wanted, ASSET] : wanted.map((it) => (it.money && assets.length ? { ...it, name: `${it.name} ${assets[0]}` } : it));
}

export const SORTS = new Set([...BASIC, ...MORE].filter((it) => it.order || it.sortable).map((it) => it.key));
