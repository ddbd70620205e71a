// What soft and hard limits set off and took back, and who took notice of it.
import { noticed, takesNotice } from '../acknowledge.js';
import { metric, word } from '../board.js';
import { both, element, time } from '../figures.js';
import { button, card, poll, refusal, table } from '../parts.js';

const SHOWN = 100;
const EVERY = 3000;
const WHAT = {
  NOTIFY: 'tell the desk', SUGGEST: 'suggest what to reduce', REQUEST_APPROVAL: 'ask for approval of what adds', REDUCE_ONLY: 'only reduce from now on' };
const when = (instant) => element('time', { datetime: instant, title: both(instant) }, time(instant));

function list(answer, past, send) {
  return table('What thresholds set off, the latest first', [
    { name: 'At', show: (it) => when(it.at) },
    { name: 'Node', text: true, show: (it) => it.node },
    { name: 'Budget', text: true, show: (it) => `${metric(it.metric)}${it.scope ? ` (${it.scope})` : ''}${it.currency ? `, ${it.currency}` : ''}` },
    { name: 'Threshold', text: true, show: (it) => word(it.threshold) },
    { name: 'What', text: true, title: (it) => it.action, show: (it) => WHAT[it.action] ?? it.action.replaceAll('_', ' ').toLowerCase() },
    { name: 'State', text: true, show: (it) => element('span', {}, word(it.outcome), it.breach === null ? '' : ` in breach ${it.breach}`) },
    { name: 'Notice', text: true, show: (it) => noticed(it.actionId, it.at, answer.acknowledgements) },
    ...(past ? [] : [{ name: 'Take notice', text: true, show: (it) => takesNotice(it.actionId, `${it.threshold} ${metric(it.metric)} of ${it.node}`, answer.acknowledgements, (decision, remark) => send(it, decision, remark)) }]),
  ], answer.actions, { key: (it) => it.actionId ?? '', state: (it) => it.outcome, empty: 'no threshold has set anything off of these desks' });
}

const open = (answer) => answer.actions.filter((it) => it.actionId && !answer.acknowledgements.some((said) => said.alertId === it.actionId)).length;

export function render(container, context) {
  const count = element('p', { role: 'status', id: 'open-actions' });
  const told = element('div', { id: 'actions' });
  const earlier = element('div', { id: 'earlier' });
  const past = Object.keys(context.moment).length > 0;
  let known = null;
  const ask = (more) => context.ask('/v1/threshold-actions', { limit: SHOWN, ...more });
  const again = async () => show(await ask());
  const send = async (action, decision, remark) => {
    await context.send('POST', `/v1/threshold-actions/${encodeURIComponent(action.actionId)}/acknowledgements`, { decision, remark, run: known.run });
    context.say(`${action.threshold} of ${action.node}: ${decision}`);
  };
  const older = (cursor) => {
    const place = element('div', {});
    const draw = async () => {
      try {
        const page = await ask({ cursor });
        place.replaceChildren(list(page, past, (...said) => send(...said).then(draw)), ...(page.next ? [older(page.next)] : []));
      } catch (failure) {
        place.replaceChildren(refusal(failure));
      }
    };
    place.append(button('Earlier ones', draw));
    return place;
  };
  const key = (it) => JSON.stringify([it?.actions, it?.acknowledgements]);
  const show = (answer, anew) => {
    if (anew || key(answer) !== key(known)) {
      count.textContent = `${open(answer)} of the latest ${answer.actions.length} not taken notice of`;
      told.replaceChildren(list(answer, past, (...said) => send(...said).then(again)));
      if (answer.next !== known?.next) {
        earlier.replaceChildren(...(answer.next ? [older(answer.next)] : []));
      }
    }
    known = answer;
  };
  container.append(card('What thresholds set off', element('p', { class: 'quiet' }, 'What a soft or hard limit of a budget asks for when it is reached, and takes back when the use has left it. To take notice changes no budget.'), count, told, earlier));
  poll(() => ask(), show, { every: EVERY, signal: context.signal, until: () => past }).catch((failure) => told.replaceChildren(refusal(failure)));
  return () => show(known, true);
}
