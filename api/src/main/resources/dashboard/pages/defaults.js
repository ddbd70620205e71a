// What operators begin with: mode and leverage of a new position, columns of its list. The risk
// administrator proposes; where it changes risk, another person agrees.
import { COLUMN_KEYS } from '../columns.js';
import { both, element, exact } from '../figures.js';
import { asked, card, form, table } from '../parts.js';
import { keys, proposals } from '../proposals.js';

const inherited = () => element('span', { class: 'quiet' }, 'as the node above');
const said = (it, show) => (it === null || it === undefined || it.length === 0 ? inherited() : show(it));

const PARTS = [
  ['mode', (it) => it], ['leverage', (it) => `${exact(it)}×`], ['columns', (it) => it.join(', ')] ];

const leverageOf = (node, value, name, by) => ['Defaults/Default leverage', () => ({ of: `${node}, ${name}`, source: `the register of defaults${by ? `, agreed by ${by}` : ''}`, from: [['leverage', `${exact(value)}×`]] })];

function inForce(answer) {
  return table('Defaults in force', [
    { name: 'node', text: true, show: (it) => it.node },
    ...PARTS.map(([name, show]) => ({ name, text: true, show: (it) => said(it[name], show), explain: name === 'leverage' ? (it) => (it.leverage === null || it.leverage === undefined ? null : leverageOf(it.node, it.leverage, 'in force', it.agreedBy)) : null })),
    { name: 'since', text: true, show: (it) => both(it.since) },
    { name: 'proposed by', text: true, show: (it) => it.proposedBy },
    { name: 'agreed by', text: true, show: (it) => it.agreedBy ?? 'nobody had to: no risk changes' },
  ], answer.defaults, { key: (it) => it.node, empty: 'none are set: operators begin with nothing' });
}

function describe({ content, node }) {
  return table(`Defaults of ${node} before and after`, [
    { name: 'default', text: true, show: (it) => it[0] },
    { name: 'in force', text: true, show: ([name, show]) => said(content.inForce[name], show), explain: ([name]) => (name === 'leverage' && content.inForce.leverage ? leverageOf(node, content.inForce.leverage, 'in force') : null) },
    { name: 'proposed', text: true, show: ([name, show]) => said(content.wanted[name], show), explain: ([name]) => (name === 'leverage' && content.wanted.leverage ? leverageOf(node, content.wanted.leverage, 'proposed') : null) },
  ], PARTS, { key: (it) => it[0] });
}

const leverage = (value) => (/^0*(\.0*)?$/.test(value) || value.startsWith('-') ? 'Leverage: above 0, please' : null);

const FIELDS = [
  { name: 'node', label: 'Node', kind: 'text', value: 'firm', hint: 'firm, firm/desk or firm/desk/book' },
  { name: 'mode', label: 'Mode', kind: 'select', options: [{ value: '', name: 'as the node above' }, 'isolated', 'cross'], required: false },
  { name: 'leverage', label: 'Leverage', kind: 'decimal', required: false, hint: 'empty: as the node above', check: (it) => (it ? leverage(it) : null) },
  { name: 'columns', label: 'Columns', kind: 'area', required: false, limit: 1500, hint: `keys with commas between them; empty: as the node above. There are ${COLUMN_KEYS.join(', ')}.` },
  { name: 'reason', label: 'Why', kind: 'area' },
];

const strange = (columns) => columns.filter((it) => !COLUMN_KEYS.includes(it));

export function render(container, context) {
  const place = element('div', {});
  const look = () => asked(place, context.get('/v1/defaults'), inForce);
  const made = proposals('Proposals', '/v1/defaults/proposals', context, describe);
  container.append(card('In force', element('p', { class: 'quiet' }, 'What somebody begins with who opens a position or the list of positions. Nothing is changed at a venue, and everybody may choose otherwise.'), place));
  if (context.is('risk-admin')) {
    const key = keys();
    container.append(card('Propose', form('Propose defaults', FIELDS, {
      action: 'Propose',
      submit: async (values) => {
        const columns = values.columns.split(/[\s,]+/).filter(Boolean);
        if (strange(columns).length) {
          throw new Error(`There are no columns ${strange(columns).join(', ')}.`);
        }
        const body = Object.fromEntries(Object.entries({ ...values, columns: columns.join(',') }).filter(([, value]) => value));
        const proposal = await context.send('POST', '/v1/defaults/proposals', body, key(body));
        context.say(`${proposal.id} ${proposal.state}`);
        await Promise.all([made.look(), look()]);
      },
    })));
  }
  container.append(made.card);
  look();
}
