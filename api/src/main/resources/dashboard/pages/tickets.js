// What somebody thinks of doing: worked out by the server's calculator, held against every budget that
// counts it, and stored. What breaks a hard budget waits for another person.
import { amount, element, exact } from '../figures.js';
import { forNode } from '../defaults.js';
import { card, form } from '../parts.js';
import { priced } from '../precision.js';
import { comparison, keys, proposals } from '../proposals.js';
import { filled, order } from '../order.js';

const ACTIONS = [
  ['add_margin', 'add margin'], ['remove_margin', 'remove margin'], ['reduce', 'reduce'], ['close', 'close'], ['add', 'add to it'], ['open', 'open'],
].map(([value, name]) => ({ value, name }));

function describe(proposal, context) {
  const { content, request } = proposal;
  const shownPrice = priced(context.model.positions, content.position);
  const what = [request.quantity ? `quantity ${exact(request.quantity)}` : '', request.amount ? `${amount(request.amount)} ${content.settlementAsset}` : '', request.leverage ? `leverage ${exact(request.leverage)}` : ''];
  return [
    element('p', {}, element('b', {}, `${content.action.replaceAll('_', ' ')} ${content.position}`), ` ${what.filter(Boolean).join(', ')} at mark ${shownPrice(content.markPrice)} (${content.rulePack})`),
    comparison(content.before, content.after, content.settlementAsset, shownPrice,
      [['mark', shownPrice(content.markPrice)], ['rules', content.rulePack], ['what', `${content.action.replaceAll('_', ' ')} ${what.filter(Boolean).join(', ')}`]])];
}

function fields(position) {
  const [venue, account, instrument, side] = (position ?? '///').split('/');
  const optional = { required: false };
  return [
    { name: 'action', label: 'What', kind: 'select', options: ACTIONS },
    { name: 'venue', label: 'Venue', kind: 'text', value: venue },
    { name: 'account', label: 'Account', kind: 'text', value: account },
    { name: 'instrument', label: 'Instrument', kind: 'text', value: instrument },
    { name: 'side', label: 'Side', kind: 'select', options: ['long', 'short'], value: side },
    { name: 'quantity', label: 'Quantity', kind: 'decimal', hint: 'of an order', ...optional },
    { name: 'price', label: 'Price', kind: 'decimal', hint: 'empty: the mark', ...optional },
    { name: 'leverage', label: 'Leverage', kind: 'decimal', hint: 'empty: the position’s; of a new one the desk’s default', ...optional },
    { name: 'fee', label: 'Fee of the fill', kind: 'decimal', hint: 'empty: the rule pack’s', ...optional },
    { name: 'amount', label: 'Margin', kind: 'decimal', hint: 'to add or remove', ...optional },
    { name: 'desk', label: 'Desk', kind: 'text', hint: 'to open', ...optional },
    { name: 'book', label: 'Book', kind: 'text', hint: 'to open', ...optional },
    { name: 'trader', label: 'Trader', kind: 'text', hint: 'to open', ...optional },
    { name: 'stopPrice', label: 'Stop', kind: 'decimal', hint: 'to open', ...optional },
    { name: 'reason', label: 'Why', kind: 'area' },
  ];
}

/** Of a new position what its desk begins with, where nothing else is said. */
function begun(values, defaults) {
  const node = ['firm', values.desk, values.book].filter(Boolean).join('/');
  return values.action === 'open' && !values.leverage ? { ...values, leverage: forNode(defaults, node).leverage.value ?? '' } : values;
}

export async function render(container, context) {
  const defaults = await context.get('/v1/defaults').then((it) => it.defaults, () => []);
  const stored = proposals('Tickets', '/v1/tickets', context, describe);
  if (context.is('risk-desk', 'portfolio-manager')) {
    const key = keys();
    container.append(order(context, (values) => filled(container, values)));
    container.append(card('A ticket', element('p', { class: 'quiet' }, 'Nothing is sent to any venue.'),
      form('A ticket', fields(context.given('for')), {
        action: 'Work out and store',
        submit: async (values) => {
          const body = { ...Object.fromEntries(Object.entries(begun(values, defaults)).filter(([, value]) => value)), ...context.moment };
          delete body.asKnown;
          const made = await context.send('POST', '/v1/tickets', body, key(body));
          context.say(`${made.id} ${made.state}`);
          await stored.look();
        },
      })));
  }
  container.append(stored.card);
}
