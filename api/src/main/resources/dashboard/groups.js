// Positions under headings, level by level, with counts and sums. Sums are exact: steps of plain digits.
import { amount, exact, sum, UNKNOWN } from './figures.js';
import { needsALook } from './columns.js';

const NAMES = {
  desk: (it) => it.desk, book: (it) => `${it.desk} / ${it.book}`, venue: (it) => it.venue, account: (it) => `${it.venue} / ${it.account}`,
  instrument: (it) => it.instrument, side: (it) => it.side, state: (it) => it.state, trader: (it) => it.trader, asset: (it) => it.settlementAsset };

export const LEVELS = Object.keys(NAMES);

/** Lines in the order of the positions: a heading before each group, nothing under one that is closed. */
export function grouped(positions, levels, closed, path = [], depth = 1) {
  if (!levels.length) {
    return positions.map((position) => ({ key: position.position, position }));
  }
  const [level, ...rest] = levels;
  const groups = new Map();
  positions.forEach((it) => {
    const name = NAMES[level](it);
    if (!groups.has(name)) {
      groups.set(name, []);
    }
    groups.get(name).push(it);
  });
  return [...groups].flatMap(([name, members]) => {
    const here = [...path, name];
    const key = `group ${JSON.stringify(here)}`;
    const heading = { key, group: { name, depth, members, isOpen: !closed.has(key) } };
    return closed.has(key) ? [heading] : [heading, ...grouped(members, rest, closed, here, depth + 1)];
  });
}

export const counted = ({ members }) => `${members.length} ${members.length === 1 ? 'position' : 'positions'}, ${members.filter(needsALook).length} to look at`;

/** What a column adds up to in a group: a text and, behind it, every digit. Assets are never added up. */
export function total(column, members) {
  if (!column.part) {
    return null;
  }
  const assets = [...new Set(members.map((it) => it.settlementAsset))].sort();
  const sums = assets.map((asset) => ({ asset, ...part(column, members.filter((it) => it.settlementAsset === asset)) }));
  const said = sums.map((it) => `${it.text} ${it.asset}${it.without ? ` (${it.without} without a mark; the others ${it.known})` : ''}`).join('; ');
  return sums.length === 1
    ? { text: sums[0].sum === null ? UNKNOWN : amount(sums[0].sum), exact: said, isUnknown: sums[0].sum === null, isNegative: sums[0].sum?.startsWith('-') }
    : { text: `${sums.length} assets`, exact: said };
}

function part(column, members) {
  const figures = members.map(column.part);
  const whole = sum(figures);
  const without = figures.filter((it) => it === null).length;
  return { sum: whole, text: whole === null ? UNKNOWN : exact(whole), without, known: exact(sum(figures.filter((it) => it !== null))) };
}
