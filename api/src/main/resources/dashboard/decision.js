// The decision ticket of a position: add, reduce, close or wait, side by side, each with what it costs,
// what it does to budgets and what the position's pool burns after it.
import { amount, element, exact, percent } from './figures.js';
import { effects } from './board.js';
import { explained, explainer, figure } from './facts.js';
import { table } from './parts.js';

const ANSWERS = { ADD: 'Add', REDUCE: 'Reduce', CLOSE: 'Close', DO_NOTHING: 'Wait' };

const row = (name, answers, shown, { mood, id, from } = {}) => {
  const told = (it) => ({ of: ANSWERS[it.answer], name, from: from?.(it), source: 'the decision ticket of the server' });
  return element('tr', { 'data-row': name }, element('th', { scope: 'row', class: 'text' }, name),
    ...answers.map((it) => element('td', { class: mood?.(it) ?? null }, id ? figure(id, shown(it), () => told(it)) : shown(it))));
};

const gate = (it) => (it.needsApproval ? 'needs approval' : 'passes');
const worse = (it) => (it.needsApproval ? 'negative' : null);
const worst = (it) => it.budgets.map((budget) => budget.reached).sort((a, b) => ['BREACH', 'UNKNOWN', 'WARNING', 'WITHIN'].indexOf(a) - ['BREACH', 'UNKNOWN', 'WARNING', 'WITHIN'].indexOf(b))[0];

function costs(answers, asset) {
  const money = (name) => (it) => amount(it[name]);
  const parts = (it) => [['closes', it.answer === 'CLOSE' ? 'all of it' : it.closes ? exact(it.closes) : 'nothing'], ['cash used', `${amount(it.cashUsed)} ${asset}`], ['cost if it lives', `${amount(it.lossIfRight)} ${asset}`], ['gone if it dies', `${amount(it.lossIfWrong)} ${asset}`]];
  const pool = (it) => [['gate', gate(it)], ['shocks', String(it.shocks.length)], ['recorded crashes', String(it.crashes.length)], ['windows', `${it.shortfallWindows} of ${it.shortfallHours} h`]];
  return element('table', { id: 'ticket', 'aria-label': `What each answer costs, ${asset}` },
    element('thead', {}, element('tr', {}, element('th', { scope: 'col', class: 'text' }, asset), ...answers.map((it) => element('th', { scope: 'col' }, ANSWERS[it.answer])))),
    element('tbody', {},
      row('closes', answers, (it) => (it.answer === 'CLOSE' ? 'all of it' : it.closes ? exact(it.closes) : 'nothing'), { id: 'Suggestions/Rival: close quantity', from: parts }),
      row('cost if it lives', answers, money('lossIfRight'), { id: 'Tickets/Loss if right', from: parts }),
      row('gone if it dies', answers, money('lossIfWrong'), { id: 'Tickets/Loss if wrong', from: parts }),
      row('cash used', answers, money('cashUsed'), { id: 'Tickets/Cash used', from: parts }),
      row('budget used', answers, money('budgetUsed'), { id: 'Tickets/Budget used', from: parts }),
      row('budgets then', answers, (it) => worst(it) ?? 'none counts it', { mood: (it) => (worst(it) === 'BREACH' ? 'negative' : null) }),
      row('burned in a crash', answers, (it) => (it.worstAfter === null ? 'unknown' : amount(it.worstAfter)), { mood: worse, id: 'Crash gate/Burned after', from: pool }),
      row(`ES 97.5, ${answers[0].shortfallWindows} windows of ${answers[0].shortfallHours} h`, answers, (it) => (it.shortfallAfter === null ? 'unknown' : amount(it.shortfallAfter)), { mood: worse, id: 'Tail/Shortfall 97.5 %', from: pool }),
      row('containment gate', answers, gate, { mood: worse })));
}

function burned(name, pick, answers) {
  const windows = pick(answers[0]);
  const after = (answer, it) => pick(answer).find((other) => other.window === it.window).after;
  const told = (side, called, answer) => (it) => [`Containment gate/Burned ${side}`, () => ({
    of: `${it.window}, ${called}`, from: [['as it is', amount(it.before)], ['after', answer ? amount(after(answer, it)) : '–'], ['positions that cannot be judged', String(it.unknown ?? 0)]], source: 'the decision ticket of the server' })];
  return element('details', {}, element('summary', {}, element('span', {}, name)), table(name,
    [{ name: 'Window', text: true, show: (it) => `${it.window}${it.unknown ? ` (${it.unknown} unknown)` : ''}` }, { name: 'As it is', show: (it) => amount(it.before), explain: told('before', 'as it is') },
      ...answers.map((answer) => ({ name: ANSWERS[answer.answer], show: (it) => amount(after(answer, it)), explain: told('after', ANSWERS[answer.answer], answer) }))], windows));
}

function lead({ target, need, barred, answers }, asset) {
  const below = answers.some((it) => it.answer === 'ADD');
  return [
    element('p', {}, below ? `It stands below its target of ${percent(target, 0)}: ${amount(need)} ${asset} would lift it there.` : `It stands at its target of ${percent(target, 0)} or farther: nothing has to be done.`),
    barred && below ? element('p', { class: 'negative' }, `Adding is barred: ${barred.toLowerCase().replaceAll('_', ' ')}. It is shown to be compared.`) : null ];
}

/** What is shown of an answer of …/decision. */
export function decision(answer, position) {
  if (!answer.ticket) {
    return [element('p', { class: 'unknown' }, `No ticket: ${answer.because}.`)];
  }
  const { ticket } = answer;
  const add = ticket.answers.find((it) => it.answer === 'ADD');
  return [
    ...lead(ticket, position.settlementAsset),
    explained('the decision ticket', element('div', {}, explainer('the decision ticket'),
      element('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': 'Answers side by side' }, costs(ticket.answers, position.settlementAsset)))),
    ...(add ? [element('h4', {}, 'Budgets after adding'), ...effects(add.budgets)] : []),
    burned('Margin the pool burns under shocks', (it) => it.shocks, ticket.answers),
    burned('Margin the pool burns in recorded crashes', (it) => it.crashes, ticket.answers),
    element('p', { class: 'quiet' }, 'A comparison, not advice; nothing is proposed and nothing is sent. Burned margin is the wallets of the pool\u2019s positions that die, in a crash the most of the recorded ones; ES 97.5 is the mean of the worst fortieth of recorded joint windows. What burns more than waiting does needs the risk desk\u2019s approval.') ].filter(Boolean);
}
