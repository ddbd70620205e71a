// Budgets in force, and proposals of others: what may be used, until when, and who agreed.
import { word } from '../board.js';
import { amount, element, exact, time, UNKNOWN } from '../figures.js';
import { ofBudget } from '../facts.js';
import { asked, card, form, table } from '../parts.js';
import { keys, proposals } from '../proposals.js';

const METRICS = ['open_capital_at_risk', 'period_loss', 'isolated_margin', 'gross_notional', 'net_notional', 'gap_loss', 'leverage', 'concentration_asset', 'concentration_venue', 'unstopped_positions']
  .map((value) => ({ value, name: value.replaceAll('_', ' ') }));
const limit = (text, currency) => (text === null || text === undefined ? UNKNOWN : currency ? `${amount(text)} ${currency}` : exact(text));

function inForce(answer) {
  const told = (id) => ({ node, budget }) => [id, () => ofBudget(node, budget, (text) => limit(text, budget.currency))];
  return table('Budgets in force', [
    { name: 'node', text: true, show: (it) => it.node },
    { name: 'metric', text: true, show: (it) => it.budget.metric.replaceAll('_', ' ') },
    { name: 'scope', text: true, show: (it) => it.budget.scope ?? 'all' },
    { name: 'kind', text: true, show: (it) => it.budget.kind },
    { name: 'used', show: (it) => limit(it.budget.use?.used, it.budget.currency), explain: told('All budgets/Used') },
    { name: 'soft', show: (it) => limit(it.budget.soft, it.budget.currency), explain: told('All budgets/Soft limit') },
    { name: 'hard', show: (it) => limit(it.budget.hard, it.budget.currency), explain: told('All budgets/Hard limit') },
    { name: 'state', text: true, show: (it) => word(it.budget.use?.state ?? 'UNKNOWN') },
    { name: 'until', text: true, show: (it) => (it.budget.validTo ? time(it.budget.validTo) : 'open') },
    { name: 'approved by', text: true, show: (it) => it.budget.approvedBy ?? 'not said' },
  ], answer.budgets, { key: (it) => `${it.node} ${it.budget.metric}`, empty: 'no budget is in force' });
}

function describe({ content }) {
  const now = content.inForce;
  const rows = [['soft', content.soft, now?.soft], ['hard', content.hard, now?.hard]];
  const told = (name) => (it) => [`${content.kind === 'override' ? 'Overrides' : 'All budgets'}/${it[0] === 'soft' ? 'Soft limit' : 'Hard limit'}`, () => ({
    of: `${it[0]} limit ${name}`, from: [['in force', now ? limit(it[2], content.currency) : 'none'], ['proposed', limit(it[1], content.currency)]],
    source: name === 'proposed' ? 'the proposal' : 'the budget in force when it was proposed' })];
  return [
    element('p', {}, element('b', {}, `${content.kind} of ${content.metric.replaceAll('_', ' ')}${content.scope ? ` (${content.scope})` : ''}`),
      ` ${content.validFrom ? `from ${time(content.validFrom)}` : 'as soon as it is given'}${content.validTo ? ` until ${time(content.validTo)}` : ''}`),
    table('Limits before and after', [
      { name: 'limit', text: true, show: (it) => it[0] },
      { name: 'in force', show: (it) => (now ? limit(it[2], content.currency) : 'none'), explain: told('in force') },
      { name: 'proposed', show: (it) => limit(it[1], content.currency), explain: told('proposed') },
    ], rows, { key: (it) => it[0] })];
}

const FIELDS = [
  { name: 'node', label: 'Node', kind: 'text', hint: 'firm/desk or firm/desk/book' },
  { name: 'metric', label: 'Metric', kind: 'select', options: METRICS },
  { name: 'currency', label: 'Currency', kind: 'text', value: 'USDT', required: false, hint: 'of an amount' },
  { name: 'kind', label: 'Kind', kind: 'select', options: [{ value: 'override', name: 'override, for a time' }, { value: 'limit', name: 'limit' }] },
  { name: 'soft', label: 'Soft', kind: 'decimal' },
  { name: 'hard', label: 'Hard', kind: 'decimal' },
  { name: 'scope', label: 'Scope', kind: 'text', required: false, hint: 'property=value; empty: all positions' },
  { name: 'validFrom', label: 'Valid from', kind: 'instant', required: false, hint: 'empty: as soon as it is given' },
  { name: 'validTo', label: 'Valid to', kind: 'instant', required: false, hint: 'an override must end' },
  { name: 'reason', label: 'Why', kind: 'area' },
];

export function render(container, context) {
  const place = element('div', {});
  const made = proposals('Proposals', '/v1/budgets/proposals', context, describe);
  container.append(card('In force', place));
  if (context.is('risk-desk', 'portfolio-manager', 'risk-admin')) {
    const key = keys();
    container.append(card('Propose', form('Propose a budget', FIELDS, {
      action: 'Propose',
      submit: async (values) => {
        const body = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
        const proposal = await context.send('POST', '/v1/budgets/proposals', body, key(body));
        context.say(`${proposal.id} ${proposal.state}`);
        await made.look();
      },
    })));
  }
  container.append(made.card);
  asked(place, context.all('/v1/budgets', 'budgets'), inForce);
}
