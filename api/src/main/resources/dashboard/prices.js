// The mark over the run and the prices that matter, each with its name: colour is never alone.
import { number, price, short, step, time } from './figures.js';

const SVG = 'http://www.w3.org/2000/svg';
const TOP = 10;
const DEEP = 200;
const WIDE = 380;

function svg(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text) {
    made.textContent = text;
  }
  return made;
}

/** Steps of the history, and after them the mark in force where it is a later one. */
function path(position, history) {
  const last = history.marks.at(-1);
  const { markAt, markPrice } = position;
  return markPrice && markAt && (!last || Date.parse(markAt) > Date.parse(last.at))
    ? [...history.marks, { at: markAt, low: markPrice, high: markPrice, close: markPrice }] : history.marks;
}

function heights(levels, marks) {
  const values = [...levels.map(([, it]) => number(it)), ...marks.flatMap((it) => [number(it.low), number(it.high)])];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const pad = (high - low) * 0.08 || 1;
  return (value) => TOP + (1 - (value - low + pad) / (high - low + 2 * pad)) * DEEP;
}

function drawn(picture, marks, y) {
  const from = Date.parse(marks[0].at);
  const span = Date.parse(marks.at(-1).at) - from || 1;
  const x = (at) => 4 + ((Date.parse(at) - from) / span) * WIDE;
  picture.append(svg('polyline', { class: 'path', points: marks.map((it) => `${x(it.at)},${y(number(it.close))}`).join(' ') }),
    svg('text', { class: 'axis', x: 2, y: 224 }, time(marks[0].at).slice(0, 16)),
    svg('text', { class: 'axis', x: 396, y: 224, 'text-anchor': 'end' }, short(marks.at(-1).at)));
}

export function prices(position, history) {
  const levels = [
    ['entry', position.terms.entryPrice], ['liquidation', position.worth?.liquidationPrice], ['bankruptcy', position.worth?.bankruptcyPrice],
    ['stop', position.plan.stopPrice], ['mark', position.markPrice] ].filter(([, it]) => it);
  const marks = path(position, history);
  const named = ([name, it]) => `${name} ${price(it, step(position))}`;
  const picture = svg('svg', { class: 'lines', viewBox: '0 0 600 228', role: 'img', 'aria-label': `Prices: ${levels.map(named).join(', ')}` });
  const y = heights(levels, marks);
  if (marks.length) {
    drawn(picture, marks, y);
  }
  let below = -99;
  [...levels].sort((a, b) => number(b[1]) - number(a[1])).forEach((level) => {
    const at = y(number(level[1]));
    const label = Math.max(at + 4, below + 13);
    below = label;
    picture.append(svg('line', { class: level[0], x1: 0, x2: 396, y1: at, y2: at }),
      svg('line', { class: level[0], x1: 396, x2: 414, y1: at, y2: label - 4 }), svg('text', { x: 418, y: label }, named(level)));
  });
  return picture;
}
