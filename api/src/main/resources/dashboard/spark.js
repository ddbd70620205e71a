// Small lines of the last hours. They are drawn from the stored figures; where a figure is unknown the line
// is broken, never 0. Numbers are made of texts only to place a point.
import { element, number } from './figures.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 150;
const HEIGHT = 26;

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

/** Runs of known points: the line has a gap wherever one is unknown. */
function runs(points) {
  const all = [[]];
  points.forEach((it) => (it.figure === null ? all.push([]) : all.at(-1).push(it)));
  return all.filter((run) => run.length);
}

/**
 * A line of points { at, figure } between two instants, held from one point to the next.
 *
 * @param shown how a figure is written
 * @param limit a figure the line is drawn against, such as a hard limit; null: none
 */
export function spark(name, points, from, to, shown, limit = null) {
  const known = points.filter((it) => it.figure !== null);
  if (!known.length) {
    return element('div', { class: 'spark' }, element('span', { class: 'quiet' }, name), element('span', { class: 'quiet' }, points.length ? 'unknown' : 'no change'));
  }
  const values = [...known.map((it) => number(it.figure)), ...(limit === null ? [] : [number(limit)])];
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const start = Date.parse(from);
  const length = Date.parse(to) - start || 1;
  const x = (at) => (((Date.parse(at) - start) / length) * WIDTH).toFixed(1);
  const y = (figure) => (2 + (1 - (number(figure) - low) / span) * (HEIGHT - 4)).toFixed(1);
  const sorted = [...known].sort((a, b) => number(a.figure) - number(b.figure));
  const said = `${name}: ${shown(known[0].figure)} to ${shown(known.at(-1).figure)}, lowest ${shown(sorted[0].figure)}, highest ${shown(sorted.at(-1).figure)}${known.length < points.length ? ', unknown in between' : ''}`;
  const picture = shape('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': said, preserveAspectRatio: 'none' });
  if (limit !== null) {
    picture.append(shape('line', { class: 'limit', x1: 0, x2: WIDTH, y1: y(limit), y2: y(limit) }));
  }
  const after = (point) => points[points.indexOf(point) + 1]?.at ?? to;
  runs(points).forEach((run) => picture.append(shape('polyline', {
    points: run.flatMap((it) => [`${x(it.at)},${y(it.figure)}`, `${x(after(it))},${y(it.figure)}`]).join(' ') })));
  return element('div', { class: 'spark', title: said }, element('span', { class: 'quiet' }, name), picture);
}
