// What soft and hard limits set off and took back, and who took notice of it.
import { noticed, takesNotice } from '../acknowledge.js';
import { metric, word } from '../board.js';
import { amount, both, element, exact, time, UNKNOWN } from '../figures.js';
import { ofBudget } from '../facts.js';
import { button, card, poll, refusal, table } from '../parts.js';

const SHOWN = 100;
const EVERY = 3000;
const WHAT = {
  NOTIFY: 'tell the desk', SUGGEST: 'suggest what to reduce', REQUEST_APPROVAL: 'ask for approval of what adds', REDUCE_ONLY: 'only reduce from now on' };
const when = (instant) => element('time', { datetime: instant, title: both(instant) }, time(instant));

const written = (currency) => (text) => (text === null || text === undefined ? UNKNOWN : currency ? `${amount(text)} ${currency}` : exact(text));

/** The budget in force that an action is of; none where it ended since. */
const budgetOf = (it, limits) => limits.find((other) => other.node === it.node && other.budget.metric === it.metric && other.budget.currency === it.currency && (other.budget.scope ?? null) === (it.scope ?? null))?.budget;

/** A figure of that budget, and how it is explained. */
const ofLimit = (limits, name, id, pick) => ({
  name, show: (it) => { const budget = budgetOf(it, limits); return budget ? written(it.currency)(pick(budget, it)) : 'no budget now'; },
  explain: (it) => { const budget = budgetOf(it, limits); return budget ? [id(it), () => ofBudget(it.node, budget, written(it.currency))] : null; } });

function list(answer, limits, past, send) {
  return table('What thresholds set off, the latest first', [
    { name: 'At', show: (it) => when(it.at) },
    { name: 'Node', text: true, show: (it) => it.node },
    { name: 'Budget', text: true, show: (it) => `${metric(it.metric)}${it.scope ? ` (${it.scope})` : ''}${it.currency ? `, ${it.currency}` : ''}` },
    { name: 'Threshold', text: true, show: (it) => word(it.threshold) },
    ofLimit(limits, 'Limit now', (it) => (it.threshold === 'SOFT' ? 'All budgets/Soft limit' : 'All budgets/Hard limit'), (budget, it) => (it.threshold === 'SOFT' ? budget.soft : budget.hard)),
    ofLimit(limits, 'Used now', () => 'All budgets/Used', (budget) => budget.use?.used ?? null),
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
  let limits = [];
  /** Limits are asked for where actions are others than before: it is then that uses went through them. */
  const ask = async (more) => {
    const answer = await context.ask('/v1/threshold-actions', { limit: SHOWN, ...more });
    if (more || key(answer) !== key(known)) {
      limits = (await context.all('/v1/budgets', 'budgets')).budgets;
    }
    return answer;
  };
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
        place.replaceChildren(list(page, limits, past, (...said) => send(...said).then(draw)), ...(page.next ? [older(page.next)] : []));
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
      told.replaceChildren(list(answer, limits, past, (...said) => send(...said).then(again)));
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
