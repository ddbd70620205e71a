// What was proposed and waits for another person: cards with before and after, and the buttons of
// whoever may decide. Who may is the server's to say; where a button is dead, it says why.
import * as login from './login.js';
import { word } from './board.js';
import { amount, both, element, exact, percent, short, UNKNOWN } from './figures.js';
import { asked, button, card, confirmed, poll, refusal, table } from './parts.js';

const unknown = (text) => element('span', { class: 'unknown' }, text ?? UNKNOWN);
const money = (text, currency) => (text === null || text === undefined ? unknown() : `${currency ? amount(text) : exact(text)} ${currency ?? ''}`.trim());

/** One key for one wish: sent again after a failure it is the same request. */
export function keys() {
  let last = { text: null, key: null };
  return (body) => {
    const text = JSON.stringify(body);
    last = last.text === text ? last : { text, key: crypto.randomUUID() };
    return { 'Idempotency-Key': last.key };
  };
}

/** Budgets before and after; what is of a node beyond the caller's desks has words only. */
export function outcomes(budgets) {
  const told = (id, name, source) => (it) => [id, () => ({
    of: `${it.node}, ${it.metric.replaceAll('_', ' ')}, ${name}`, source,
    from: [['before', money(it.before, it.currency).textContent ?? money(it.before, it.currency)], ['after', money(it.after, it.currency).textContent ?? money(it.after, it.currency)],
      ['soft limit', money(it.soft, it.currency)], ['hard limit', money(it.hard, it.currency)]] })];
  return table('Budgets before and after', [
    { name: 'budget', text: true, show: (it) => `${it.node.replace(/^firm\//, '')} ${it.metric.replaceAll('_', ' ')}${it.scope ? ` (${it.scope})` : ''}` },
    { name: 'before', show: (it) => money(it.before, it.currency), explain: told('All budgets/Used', 'before', 'measured as the stream measures it') },
    { name: 'after', show: (it) => money(it.after, it.currency), explain: told('All budgets/Used', 'after', 'measured as the stream measures it, with what is proposed done') },
    { name: 'hard', show: (it) => money(it.hard, it.currency), explain: told('All budgets/Hard limit', 'in force', 'the budget in force') },
    { name: 'reached', text: true, show: (it) => word(it.reached) },
    { name: 'needs a second person', text: true, show: (it) => (it.needsApproval ? 'yes' : 'no') },
  ], budgets, { key: (it) => `${it.node} ${it.metric}`, empty: 'no budget counts it' });
}

/** A position before and after, figure by figure; prices as its instrument has them. */
export function comparison(before, after, currency, shownPrice, given = []) {
  const plain = (shown) => shown.textContent ?? shown;
  const told = (side, name) => (row) => [`Positions/${row[2]}`, () => ({
    of: name, from: [...given, ...rows.filter((it) => it !== row).map((it) => [it[0], side ? plain(it[1](side)) : 'none'])], source: 'worked out by the server’s calculator' })];
  const rows = [
    ['wallet (cap)', (it) => money(it.isolatedMargin, currency), 'Isolated margin'],
    ['liquidation price', (it) => (it.liquidationPrice === null ? 'none' : shownPrice(it.liquidationPrice)), 'Liquidation price'],
    ['distance', (it) => (it.distance === null ? 'none' : percent(it.distance)), 'Distance'],
    ['still to lose', (it) => money(it.stillToLose, currency), 'Still to lose'],
    ['lifetime cap', (it) => (it.lifetimeCap === undefined ? '–' : money(it.lifetimeCap, currency)), 'Lifetime cap'],
    ['leverage', (it) => (it.leverage === undefined ? '–' : exact(it.leverage)), 'Leverage'],
  ];
  return table('Position before and after', [
    { name: 'figure', text: true, show: (it) => it[0] },
    { name: 'before', show: (it) => (before ? it[1](before) : 'none'), explain: told(before, 'before') },
    { name: 'after', show: (it) => (after ? it[1](after) : 'none'), explain: told(after, 'after') },
  ], rows, { key: (it) => it[0] });
}

const person = (it) => (it.by ? `by ${it.by}` : 'found');

function steps(proposal) {
  return element('ol', { class: 'steps' }, ...proposal.steps.map((it) => element('li', {},
    element('b', {}, it.step), ` ${person(it)}, `, element('time', { datetime: it.at, title: both(it.at) }, short(it.at)), it.text ? `: ${it.text}` : '')));
}

function against(proposal) {
  return element('details', {}, element('summary', {}, 'What it was made against'),
    table('Facts', [
      { name: 'what', text: true, show: (it) => it.name },
      { name: 'was', text: true, show: (it) => it.value ?? unknown('none, or not yours to see') },
      { name: 'may move', show: (it) => (it.tolerance === null ? 'not at all' : percent(it.tolerance)) },
    ], proposal.facts));
}

async function said(title, proposal, action, needed) {
  const comment = element('textarea', { rows: '3', maxlength: '1000', 'aria-label': needed ? 'Why' : 'Comment' });
  const yes = await confirmed(title, [`${proposal.id}: ${proposal.reason}`, `Payload ${proposal.payloadHash.slice(0, 16)}…`,
    element('p', {}, needed ? 'Why:' : 'Comment (may be left out):'), comment], action);
  return yes ? comment.value.trim() : null;
}

/** What a refusal asks for: a fresh login is one click away. */
function told(failure) {
  if (failure.code !== 'STEP_UP_NEEDED') {
    return [refusal(failure)];
  }
  return [refusal(failure), button('Log in again, then approve', () => login.redirect({ fresh: true }), { class: 'primary', 'data-act': 'step-up' })];
}

function buttons(proposal, context, changed) {
  if (proposal.state !== 'PROPOSED') {
    return element('div', {});
  }
  const place = element('div', { 'aria-live': 'assertive' });
  const why = element('span', { class: 'note', id: `why-${proposal.id}` }, proposal.mayNotApprove ?? '');
  const decide = async (kind, title, action, needed) => {
    const comment = await said(title, proposal, action, needed);
    if (comment === null) {
      return;
    }
    try {
      place.replaceChildren();
      await context.send('POST', `/v1/proposals/${proposal.id}/${kind}`, kind === 'withdraw' ? { comment } : { payloadHash: proposal.payloadHash, comment });
      context.say(`${proposal.id}: ${kind} done`);
      changed();
    } catch (failure) {
      if (failure.name !== 'AbortError') {
        place.replaceChildren(...told(failure));
        if (failure.code === 'PROPOSAL_LAPSED') {
          changed();
        }
      }
    }
  };
  const dead = !proposal.mayApprove;
  const act = (kind, text, title, needed, attributes) => button(text, () => decide(kind, title, text, needed), { 'data-act': kind, ...attributes });
  return element('div', { class: 'decide' },
    act('approve', 'Approve', 'Approve this?', false, { class: 'primary', disabled: dead, 'aria-describedby': `why-${proposal.id}` }),
    act('reject', 'Reject', 'Reject this?', true, { disabled: dead, 'aria-describedby': `why-${proposal.id}` }),
    proposal.mayWithdraw ? act('withdraw', 'Withdraw', 'Withdraw this?', false) : null, why, place);
}

function shown(proposal, context, describe, changed) {
  return element('article', { class: 'proposal', 'data-id': proposal.id, 'data-state': proposal.state },
    element('div', { class: 'title' }, element('h3', {}, `${proposal.id} ${proposal.kind} of ${proposal.node.replace(/^firm\//, '')}`), word(proposal.state)),
    element('p', {}, proposal.reason),
    element('p', { class: 'quiet' }, `by ${proposal.steps[0].by} at ${both(proposal.steps[0].at)}${proposal.decideBy ? `, to be decided until ${both(proposal.decideBy)} by ${proposal.checkers.join(' or ')}` : ''}`),
    ...[describe(proposal, context)].flat(),
    proposal.content.budgets ? outcomes(proposal.content.budgets) : null,
    against(proposal), steps(proposal),
    proposal.handOff ? element('p', {}, `Handed off as ${proposal.handOff.file}.`) : null,
    buttons(proposal, context, changed));
}

/**
 * The list of a kind; looks again every few seconds and after every change, and leaves alone what has
 * not changed. Answers the card and a function that looks at once.
 */
export function proposals(title, path, context, describe) {
  const list = element('div', { class: 'proposals' });
  let before = null;
  const show = (answer) => {
    const text = JSON.stringify(answer.proposals);
    if (text === before) {
      return;
    }
    before = text;
    list.replaceChildren(...(answer.proposals.length ? answer.proposals.map((it) => shown(it, context, describe, look))
      : [element('p', { class: 'quiet' }, 'nothing was proposed yet')]));
  };
  const ask = () => context.get(path, { limit: 50 });
  const look = async () => {
    try {
      show(await ask());
    } catch (failure) {
      if (failure.name !== 'AbortError') {
        list.prepend(refusal(failure));
      }
    }
  };
  asked(list, ask(), (answer) => {
    before = JSON.stringify(answer.proposals);
    return answer.proposals.length ? answer.proposals.map((it) => shown(it, context, describe, look)) : [element('p', { class: 'quiet' }, 'nothing was proposed yet')];
  }).then(() => poll(ask, show, { every: 4000, signal: context.signal })).catch((failure) => list.prepend(refusal(failure)));
  return { card: card(title, list), look };
}
