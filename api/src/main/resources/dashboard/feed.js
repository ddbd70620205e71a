// Alerts, the latest first, each with how long it took to be told, and who has taken notice of it.
import { age, amount, both, element, percent, short } from './figures.js';
import { metric, word } from './board.js';
import { button, refusal } from './parts.js';
import { priced } from './precision.js';

const LATE = 5000;

function about(alert, positions) {
  if (alert.position) {
    return [alert.kind === 'MARGIN_RATIO' && alert.marginRatio ? `margin ratio ${percent(alert.marginRatio)}` : alert.distance ? `${percent(alert.distance)} to liquidation` : '',
      alert.markPrice ? `mark ${priced(positions, alert.position)(alert.markPrice)}` : ''].filter(Boolean).join(', ');
  }
  return [alert.metric ? metric(alert.metric) : '', alert.used ? `used ${amount(alert.used)}` : alert.kind === 'BUDGET' ? 'use unknown' : ''].filter(Boolean).join(', ');
}

function took(alert) {
  const needed = alert.receivedAt && alert.emittedAt ? Date.parse(alert.emittedAt) - Date.parse(alert.receivedAt) : null;
  return element('p', { class: needed !== null && needed > LATE ? 'negative' : 'quiet' },
    needed === null ? 'how fast: unknown' : `told in ${needed} ms${needed > LATE ? ': LATE' : ''}`);
}

/** How long nobody has taken notice of it, by the clock on the wall: a replayed alert waits from when it was told. */
function waiting(alert) {
  const from = alert.emittedAt ?? alert.at;
  return element('span', { class: 'waits', 'data-since': from }, word('OPEN'), ' ', element('span', {}, since(from)));
}

const since = (instant) => age(instant, new Date().toISOString());

function noticed(it) {
  return element('p', {}, word(it.state), ` ${it.person} ${it.decision}${it.remark ? `: ${it.remark}` : ''}`);
}

/** Who took notice; where nobody has, how long that is so and what to press. */
function notice(alert, { said, take }) {
  const mine = said.filter((it) => it.alertId === alert.alertId);
  if (mine.length || !alert.alertId || !take) {
    return mine.map(noticed);
  }
  const told = element('div', { 'aria-live': 'assertive' });
  const press = button('Acknowledge', async () => {
    press.disabled = true;
    try {
      await take(alert);
    } catch (failure) {
      press.disabled = false;
      told.replaceChildren(refusal(failure));
    }
  }, { 'data-act': 'acknowledge', 'aria-label': `Acknowledge ${alert.kind} ${alert.position ?? alert.node}` });
  return [element('div', {}, waiting(alert), press), told];
}

function told(alert, positions, open, notices) {
  return element('li', { 'data-alert': alert.alertId ?? null },
    element('div', {}, alert.state ? element('span', {}, element('b', {}, `${alert.kind} `), word(alert.state)) : element('b', {}, alert.kind.replaceAll('_', ' ') + (alert.level ? ` ${percent(alert.level, 0)}` : '')),
      element('time', { datetime: alert.at, title: both(alert.at) }, short(alert.at))),
    element('p', {}, alert.node.replace(/^firm\//, '')), element('p', {}, about(alert, positions)), took(alert),
    alert.position ? button(alert.position, () => open(alert.position), { class: 'link', 'data-act': 'open' }) : null,
    ...notice(alert, notices));
}

/** Where the focus is, in words that find it again after the list was drawn anew. */
function focus(place) {
  const held = place.contains(document.activeElement) ? document.activeElement : null;
  const line = held?.closest('li[data-alert]');
  return line && held.dataset.act ? `li[data-alert="${CSS.escape(line.dataset.alert)}"]` : null;
}

/**
 * Draws the list where it changed.
 *
 * @param known { alerts, positions }: the alerts, the latest first, and positions by key
 * @param notices { said: acknowledgements, take: takes notice of an alert; null: not of this moment }
 * @param anew where times are shown in another zone
 */
export function feed(place, { alerts, positions }, open, notices, anew) {
  const key = alerts.map((it) => it.at + it.kind + it.node + it.position).join() + JSON.stringify(notices.said);
  if (anew || place.dataset.key !== key) {
    const held = focus(place);
    place.dataset.key = key;
    place.replaceChildren(...(alerts.length ? alerts.map((it) => told(it, positions, open, notices)) : [element('li', { class: 'quiet' }, 'no alerts')]));
    if (held) {
      place.querySelector(`${held} button`)?.focus({ preventScroll: true });
    }
  }
}

/** Lets the clocks of what nobody has taken notice of go on. */
export function tick(place) {
  place.querySelectorAll('.waits').forEach((it) => {
    const text = since(it.dataset.since);
    if (it.lastChild.textContent !== text) {
      it.lastChild.textContent = text;
    }
  });
}
