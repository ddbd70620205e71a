// Alerts, the latest first, each with how long it took to be told.
import { amount, both, element, percent, price, short } from './figures.js';
import { metric, word } from './board.js';

const LATE = 5000;

function about(alert) {
  if (alert.position) {
    return [alert.kind === 'MARGIN_RATIO' && alert.marginRatio ? `margin ratio ${percent(alert.marginRatio)}` : alert.distance ? `${percent(alert.distance)} to liquidation` : '',
      alert.markPrice ? `mark ${price(alert.markPrice, null)}` : ''].filter(Boolean).join(', ');
  }
  return [alert.metric ? metric(alert.metric) : '', alert.used ? `used ${amount(alert.used)}` : alert.kind === 'BUDGET' ? 'use unknown' : ''].filter(Boolean).join(', ');
}

function took(alert) {
  const needed = alert.receivedAt && alert.emittedAt ? Date.parse(alert.emittedAt) - Date.parse(alert.receivedAt) : null;
  return element('p', { class: needed !== null && needed > LATE ? 'negative' : 'quiet' },
    needed === null ? 'how fast: unknown' : `told in ${needed} ms${needed > LATE ? ': LATE' : ''}`);
}

function told(alert, open) {
  const line = element('li', {},
    element('div', {}, alert.state ? element('span', {}, element('b', {}, `${alert.kind} `), word(alert.state)) : element('b', {}, alert.kind.replaceAll('_', ' ') + (alert.level ? ` ${percent(alert.level, 0)}` : '')),
      element('time', { datetime: alert.at, title: both(alert.at) }, short(alert.at))),
    element('p', {}, alert.node.replace(/^firm\//, '')), element('p', {}, about(alert)), took(alert));
  if (alert.position) {
    const button = element('button', { type: 'button' }, alert.position);
    button.addEventListener('click', () => open(alert.position));
    line.append(button);
  }
  return line;
}

/** Draws the list where it changed; `anew` where times are shown in another zone. */
export function feed(place, alerts, open, anew) {
  const key = alerts.map((it) => it.at + it.kind + it.node + it.position).join();
  if (anew || place.dataset.key !== key) {
    place.dataset.key = key;
    place.replaceChildren(...(alerts.length ? alerts.map((it) => told(it, open)) : [element('li', { class: 'quiet' }, 'no alerts')]));
  }
}
