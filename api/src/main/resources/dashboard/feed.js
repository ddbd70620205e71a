// Alerts, the latest first, each with how long it took to be told, and who has taken notice of it.
import { age, amount, both, element, exact, percent, short, UNKNOWN } from './figures.js';
import { metric, word } from './board.js';
import { explained, explainer, figure } from './facts.js';
import { button, refusal } from './parts.js';
import { priced } from './precision.js';

const LATE = 5000;

/** What an alert is about, in words that tell it from every other. */
const called = (alert) => `${alert.kind.replaceAll('_', ' ')}${alert.level ? ` ${percent(alert.level, 0)}` : ''}${alert.state ? ` ${alert.state}` : ''} of ${alert.position ?? alert.metric ?? alert.node} at ${alert.at}`;

/** Marks figures of an alert: what it was at that moment, by the one who told it. */
function marking(alert, positions) {
  const level = (text) => (text ? priced(positions, alert.position ?? '//')(text) : UNKNOWN);
  const part = (text) => (text ? percent(text) : UNKNOWN);
  const from = alert.position
    ? [['level crossed', alert.level ? percent(alert.level, 0) : 'none'], ['mark', level(alert.markPrice)], ['liquidation price', level(alert.liquidationPrice)], ['distance', part(alert.distance)], ['margin ratio', part(alert.marginRatio)]]
    : [['metric', alert.metric ? metric(alert.metric) : 'none'], ['used', alert.used ? exact(alert.used) : UNKNOWN], ['state', alert.state ?? 'none']];
  return (id, shown, more) => figure(id, shown, () => ({ of: `${alert.kind.replaceAll('_', ' ')} of ${alert.position ?? alert.node}`, from, at: alert.at, source: 'the alert as the stream told it, at the moment of its cause', ...more }));
}

function about(alert, told, positions) {
  const parts = [];
  if (alert.position) {
    if (alert.kind === 'MARGIN_RATIO' && alert.marginRatio) {
      parts.push(['margin ratio ', told('Alerts/Margin ratio', percent(alert.marginRatio))]);
    } else if (alert.distance) {
      parts.push([told('Alerts/Distance', percent(alert.distance)), ' to liquidation']);
    }
    if (alert.markPrice) {
      parts.push(['mark ', told('Alerts/Mark', priced(positions, alert.position)(alert.markPrice))]);
    }
  } else {
    if (alert.metric) {
      parts.push([metric(alert.metric)]);
    }
    if (alert.used) {
      parts.push(['used ', told('Alerts/Used', amount(alert.used))]);
    } else if (alert.kind === 'BUDGET') {
      parts.push(['use unknown']);
    }
  }
  return parts.flatMap((it, at) => (at ? [', ', ...it] : it));
}

/** Times of its way, by the clock on the wall. */
const way = (alert) => [['its cause came in', alert.receivedAt ? both(alert.receivedAt) : UNKNOWN], ['left for its readers', alert.emittedAt ? both(alert.emittedAt) : UNKNOWN]];

function took(alert, told) {
  const needed = alert.receivedAt && alert.emittedAt ? Date.parse(alert.emittedAt) - Date.parse(alert.receivedAt) : null;
  return element('p', { class: needed !== null && needed > LATE ? 'negative' : 'quiet' },
    ...(needed === null ? ['how fast: unknown'] : ['told in ', told('Dashboard/Told in', `${needed} ms`, { from: way(alert) }), needed > LATE ? ': LATE' : '']));
}

/** How long nobody has taken notice of it, by the clock on the wall: a replayed alert waits from when it was told. */
function waiting(alert, told) {
  const from = alert.emittedAt ?? alert.at;
  return element('span', { class: 'waits', 'data-since': from }, word('OPEN'), ' ', told('Dashboard/Waits', since(from), { from: way(alert) }));
}

const since = (instant) => age(instant, new Date().toISOString());

function noticed(it) {
  return element('p', {}, word(it.state), ` ${it.person} ${it.decision}${it.remark ? `: ${it.remark}` : ''}`);
}

/** Who took notice; where nobody has, how long that is so and what to press. */
function notice(alert, figures, { said, take }) {
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
  return [element('div', {}, waiting(alert, figures), press), told];
}

function told(alert, positions, open, notices) {
  const figures = marking(alert, positions);
  const name = `alert ${called(alert)}`;
  const key = explainer(name);
  key.dataset.act = 'explain';
  return explained(name, element('li', { 'data-alert': alert.alertId ?? null },
    element('div', {}, alert.state ? element('span', {}, element('b', {}, `${alert.kind} `), word(alert.state)) : element('b', {}, alert.kind.replaceAll('_', ' '), ...(alert.level ? [' ', figures('Alerts/Level', percent(alert.level, 0))] : [])),
      element('time', { datetime: alert.at, title: both(alert.at) }, short(alert.at))),
    element('p', {}, alert.node.replace(/^firm\//, '')), element('p', {}, ...about(alert, figures, positions)), element('div', {}, took(alert, figures), key),
    alert.position ? button(alert.position, () => open(alert.position), { class: 'link', 'data-act': 'open' }) : null,
    ...notice(alert, figures, notices)));
}

/** Where the focus is, in words that find it again after the list was drawn anew. */
function focus(place) {
  const held = place.contains(document.activeElement) ? document.activeElement : null;
  const line = held?.closest('li[data-alert]');
  return line && held.dataset.act ? [`li[data-alert="${CSS.escape(line.dataset.alert)}"] [data-act="${held.dataset.act}"]`, `li[data-alert="${CSS.escape(line.dataset.alert)}"] button`] : null;
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
      held.map((it) => place.querySelector(it)).find(Boolean)?.focus({ preventScroll: true });
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
