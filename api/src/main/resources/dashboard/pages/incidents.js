// Incidents with their clocks, and alerts with who took notice of them.
import { noticed, takesNotice } from '../acknowledge.js';
import { metric, word } from '../board.js';
import { both, element, time } from '../figures.js';
import { button, card, form, poll, refusal, table } from '../parts.js';

const CAUSES = ['TRADE', 'MARKET', 'LIMIT', 'DATA', 'OPERATIONS'];
const RESOLUTIONS = ['CURED', 'LIMIT_CHANGED', 'ACCEPTED', 'FALSE_ALARM'];
const SHOWN_ALERTS = 100;
const SECOND = 1000;
const when = (instant) => element('time', { datetime: instant, title: both(instant) }, time(instant));

/** What is left of a clock, or how long it has been out: ticks with the page. */
function left(clock) {
  return element('span', { class: 'countdown', 'data-due': clock.dueAt, 'data-to': clock.to, 'data-clock': clock.clock.toLowerCase() });
}

function countdown(place) {
  const seconds = Math.round((Date.parse(place.dataset.due) - Date.now()) / SECOND);
  const out = seconds < 0;
  const rest = Math.abs(seconds);
  const shown = rest < 3600 ? `${Math.floor(rest / 60)} min ${rest % 60} s` : `${Math.floor(rest / 3600)} h ${Math.floor(rest / 60) % 60} min`;
  const text = `${out ? 'out for' : `to ${place.dataset.clock}:`} ${shown}, then ${place.dataset.to}`;
  if (place.dataset.shown !== text) {
    place.dataset.shown = text;
    place.replaceChildren(word(out ? 'OVERDUE' : 'RUNS'), ` ${text}`);
  }
}

function list(incidents, choose) {
  return table('Incidents, the latest first', [
    { name: 'Incident', text: true, show: (it) => button(it.id, () => choose(it.id), { class: 'link' }) },
    { name: 'State', text: true, show: (it) => word(it.state) },
    { name: 'Node', text: true, show: (it) => it.breach.node },
    { name: 'Budget', text: true, show: (it) => metric(it.breach.metric) },
    { name: 'Breach began', show: (it) => when(it.breach.openedAt) },
    { name: 'Breach', text: true, show: (it) => (it.breach.endedAt ? `ended ${it.breach.ending}` : word('OPEN')) },
    { name: 'Next clock', text: true, show: (it) => (it.clocks.length ? left(it.clocks[0]) : 'none runs') },
    { name: 'Called', text: true, show: (it) => it.escalations.map((call) => call.to).join(', ') },
  ], incidents, { key: (it) => it.id, state: (it) => it.state, empty: 'no incident: no breach was stored of these desks' });
}

function working(incident, context, again) {
  const step = async (body) => {
    await context.send('POST', `/v1/incidents/${incident.id}/steps`, body);
    context.say(`${incident.id}: ${body.step}`);
    await again();
  };
  const comment = { name: 'comment', label: 'Comment', kind: 'text', limit: 1000 };
  switch (incident.state) {
    case 'RAISED': return form(`Acknowledge ${incident.id}`, [{ ...comment, required: false }], {
      action: 'Acknowledge', submit: (it) => step({ step: 'ACKNOWLEDGE', comment: it.comment || null }) });
    case 'ACKNOWLEDGED': return incident.cause === null
      ? form(`Classify ${incident.id}`, [{ name: 'cause', label: 'Root cause', kind: 'select', options: CAUSES }, { ...comment, required: false }], {
        action: 'Classify', submit: (it) => step({ step: 'CLASSIFY', cause: it.cause, comment: it.comment || null }) })
      : form(`Resolve ${incident.id}`, [{ name: 'resolution', label: 'How', kind: 'select', options: RESOLUTIONS }, comment], {
        action: 'Resolve', submit: (it) => step({ step: 'RESOLVE', resolution: it.resolution, comment: it.comment }) });
    default: return element('p', { class: 'quiet' }, `resolved: ${incident.resolution}`);
  }
}

function detail(place, incident, context, again) {
  place.replaceChildren(card(`${incident.id}, ${incident.breach.node} ${metric(incident.breach.metric)}`,
    element('p', {}, word(incident.state), ' raised ', when(incident.raisedAt)),
    element('p', { class: 'actions' }, ...incident.clocks.map(left)),
    table('Steps of the incident', [
      { name: 'When', text: true, show: (it) => when(it.at) },
      { name: 'Step', text: true, show: (it) => it.step.replaceAll('_', ' ') },
      { name: 'Person', text: true, show: (it) => it.by ?? 'the server' },
      { name: 'What', text: true, show: (it) => it.what },
      { name: 'Comment', text: true, show: (it) => it.comment },
    ], incident.steps, { empty: 'nobody has done anything yet' }),
    working(incident, context, again)));
  place.querySelectorAll('.countdown').forEach(countdown);
}

function alertsTable(answer, context, again) {
  const send = (alert) => (decision, remark) => context.send('POST', `/v1/alerts/${alert.alertId}/acknowledgements`, { decision, remark, run: answer.run }).then(again);
  return table('Alerts, the latest first', [
    { name: 'At', show: (it) => when(it.at) },
    { name: 'Alert', text: true, show: (it) => it.kind.replaceAll('_', ' ') },
    { name: 'Node', text: true, show: (it) => it.node },
    { name: 'About', text: true, show: (it) => (it.position ? button(it.position, () => context.open(it.position), { class: 'link' }) : it.metric ? metric(it.metric) : '') },
    { name: 'State', text: true, show: (it) => (it.state ? word(it.state) : '') },
    { name: 'Notice', text: true, show: (it) => noticed(it.alertId, it.at, answer.acknowledgements) },
    { name: 'Take notice', text: true, show: (it) => takesNotice(it.alertId, it.kind, answer.acknowledgements, send(it)) },
  ], answer.alerts, { key: (it) => it.alertId ?? '', empty: 'no alerts' });
}

export async function render(container, context) {
  const count = element('p', { role: 'status', id: 'open-incidents' });
  const shown = element('div', { id: 'incidents' });
  const chosen = element('div', { id: 'incident' });
  const told = element('div', { id: 'alerts-told' });
  const known = { incidents: null, alerts: null };
  const again = async () => show(await context.get('/v1/incidents'));
  const choose = (id) => {
    context.remember('incident', id);
    const incident = known.incidents?.incidents.find((it) => it.id === id);
    if (incident) {
      detail(chosen, incident, context, again);
    }
  };
  const show = (answer, anew) => {
    const changed = anew || JSON.stringify(answer.incidents) !== JSON.stringify(known.incidents?.incidents);
    known.incidents = answer;
    if (changed) {
      count.textContent = `${answer.open} not resolved`;
      shown.replaceChildren(list(answer.incidents, choose));
      choose(context.given('incident'));
    }
    container.querySelectorAll('.countdown').forEach(countdown);
  };
  const askAlerts = () => context.ask('/v1/alerts', { limit: SHOWN_ALERTS });
  const showAlerts = (answer, anew) => {
    const key = (it) => JSON.stringify([it?.alerts, it?.acknowledgements]);
    if (anew || key(answer) !== key(known.alerts)) {
      told.replaceChildren(alertsTable(answer, context, async () => showAlerts(await askAlerts())));
    }
    known.alerts = answer;
  };
  container.append(card('Incidents', count, shown), chosen, card('Alerts', told));
  const follow = (list, place, ask, draw) => {
    const away = (failure) => { known[list] = null; place.replaceChildren(refusal(failure)); };
    poll(ask, draw, { every: 3000, signal: context.signal, away }).catch(away);
  };
  follow('incidents', shown, () => context.get('/v1/incidents'), show);
  follow('alerts', told, askAlerts, showAlerts);
  const ticking = setInterval(() => container.querySelectorAll('.countdown').forEach(countdown), SECOND);
  context.signal.addEventListener('abort', () => clearInterval(ticking));
  return () => {
    known.incidents && show(known.incidents, true);
    known.alerts && showAlerts(known.alerts, true);
  };
}
