// Moves of margin: what is suggested now, what a watch drew up, a batch put together of either, and the
// review by a second person with every position before and after.
import { Batches } from '../batches.js';
import { FREE, net } from '../batch.js';
import { amount, element, exact, percent } from '../figures.js';
import { button, card, form, refusal, table } from '../parts.js';
import { priced } from '../precision.js';
import { keys, proposals } from '../proposals.js';

const distance = (text) => (text === null || text === undefined ? 'none' : percent(text));

function describe({ content }, context) {
  const told = (heading, side) => (it) => [`Suggestions/${heading}`, () => ({
    of: it.position, source: `the server’s calculator over the whole batch; free balance ${amount(content.freeBalance)} ${content.settlementAsset}`,
    from: [['margin moved', amount(it.amount)], ['wallet', it[side] ? amount(it[side].isolatedMargin) : 'unknown'], ['liquidation price', shown(it, it[side])], ['distance', distance(it[side]?.distance)]] })];
  const wallet = (side) => (it) => ['Positions/Isolated margin', () => ({ ...told('Amount', side)(it)[1](), name: `wallet ${side}` })];
  const burned = (side, heading = `Burned ${side}`) => (it) => [`Containment gate/${heading}`, () => ({
    of: `all marks by ${percent(it.shock, 0)}`, from: [['without the batch', amount(it.burnedBefore)], ['with it', amount(it.burnedAfter)]], source: 'every position of the pool revalued at the shock' })];
  const shown = (it, side) => (side?.liquidationPrice ? priced(context.model.positions, it.position)(side.liquidationPrice) : 'none');
  return [
    element('p', {}, element('b', {}, `${content.moves.length} moves in ${content.venue}/${content.account}`), `, free balance ${amount(content.freeBalance)} ${content.settlementAsset}`,
      content.needsRiskDesk ? element('b', { class: 'negative' }, ' – the risk desk must approve: more burns at a shock, a budget is not kept, or a plan says to exit') : ''),
    table('Moves before and after', [
      { name: 'position', text: true, show: (it) => it.position },
      { name: 'margin', show: (it) => amount(it.amount), explain: told('Amount', 'after') },
      { name: 'wallet before', show: (it) => (it.before ? amount(it.before.isolatedMargin) : 'unknown'), explain: wallet('before') },
      { name: 'wallet after', show: (it) => (it.after ? amount(it.after.isolatedMargin) : 'unknown'), explain: wallet('after') },
      { name: 'distance before', show: (it) => distance(it.before?.distance), explain: told('To: distance before', 'before') },
      { name: 'distance after', show: (it) => distance(it.after?.distance), explain: told('To: distance after', 'after') },
      { name: 'liquidation before', show: (it) => shown(it, it.before), explain: told('To: liquidation price before', 'before') },
      { name: 'liquidation after', show: (it) => shown(it, it.after), explain: told('To: liquidation price after', 'after') },
    ], content.moves, { key: (it) => it.position }),
    table('Burned margin at shocks', [
      { name: 'all marks by', show: (it) => percent(it.shock, 0), explain: burned('before', 'Shock') },
      { name: 'without', show: (it) => amount(it.burnedBefore), explain: burned('before') },
      { name: 'with', show: (it) => amount(it.burnedAfter), explain: burned('after') },
      { name: '', text: true, show: (it) => (it.burnsMore ? element('b', { class: 'negative' }, 'burns more') : 'no more') },
    ], content.gates, { key: (it) => it.shock })];
}

function suggested(answer, chosen, changed) {
  const told = (heading) => (it) => [`Suggestions/${heading}`, () => ({
    of: `move ${it.number}: ${it.from?.position ?? FREE} to ${it.to.position}`, source: `${it.policy} of ${it.desk}: ${it.reason}`, at: answer.asOf,
    from: [['margin', `${amount(it.amount)} ${it.settlementAsset}`], ['its distance', `${distance(it.to.distanceBefore)} → ${distance(it.to.distanceAfter)}`], ['its liquidation price', `${it.to.liquidationPriceBefore ?? 'none'} → ${it.to.liquidationPriceAfter ?? 'none'}`],
      ['the giver’s distance', it.from && it.from.position !== FREE ? `${distance(it.from.distanceBefore)} → ${distance(it.from.distanceAfter)}` : 'free balance']] })];
  const box = (it) => {
    const input = element('input', { type: 'checkbox', 'aria-label': `choose move ${it.number}`, disabled: it.feasibility !== 'FEASIBLE' });
    input.addEventListener('change', () => { chosen[input.checked ? 'add' : 'delete'](it); changed(); });
    return input;
  };
  return table('Suggestions', [
    { name: '', text: true, show: box },
    { name: 'desk', text: true, show: (it) => it.desk },
    { name: 'policy', text: true, show: (it) => it.policy },
    { name: 'from', text: true, show: (it) => it.from?.position ?? (it.feasibility === 'FEASIBLE' ? FREE : '–') },
    { name: 'to', text: true, show: (it) => it.to.position },
    { name: 'margin', show: (it) => `${amount(it.amount)} ${it.settlementAsset}`, explain: told('Amount') },
    { name: 'distance before', show: (it) => distance(it.to.distanceBefore), explain: told('To: distance before') },
    { name: 'distance after', show: (it) => (it.feasibility === 'FEASIBLE' ? distance(it.to.distanceAfter) : '–'), explain: told('To: distance after') },
    { name: 'feasible', text: true, show: (it) => (it.feasibility === 'FEASIBLE' ? 'yes' : it.feasibility.replaceAll('_', ' ').toLowerCase()) },
    { name: 'or close', show: (it) => (it.reduceQuantity ? exact(it.reduceQuantity) : '–'), explain: told('Rival: close quantity') },
    { name: 'why', text: true, show: (it) => element('span', { class: 'prose' }, it.reason), title: (it) => `void if ${it.voidIf}` },
  ], answer.suggestions, { key: (it) => String(it.number), state: (it) => it.feasibility, empty: 'nothing is suggested: no position is short of its target distance' });
}

/** A row of the batch: a position and what its wallet gains. */
function rows(place) {
  const add = (position = '', text = '') => {
    const row = element('p', { class: 'move' },
      element('input', { type: 'text', name: 'position', value: position, 'aria-label': 'Position: venue/account/instrument/side', placeholder: 'venue/account/instrument/side', size: '34' }),
      element('input', { type: 'text', inputmode: 'decimal', name: 'amount', value: text, 'aria-label': 'Margin, below 0 to take out', placeholder: 'margin, −: out' }));
    row.append(button('Remove', () => row.remove()));
    place.append(row);
  };
  const read = () => [...place.querySelectorAll('.move')].map((row) => ({
    position: row.querySelector('[name=position]').value.trim(), amount: row.querySelector('[name=amount]').value.trim().replace('−', '-') }))
    .filter((it) => it.position || it.amount);
  const fill = (all) => { place.replaceChildren(); all.forEach((it) => add(it.position, it.amount)); };
  return { add, read, fill };
}

function composer(context, moment, made) {
  const place = element('div', {});
  const batch = rows(place);
  const key = keys();
  const send = form('Propose the batch', [{ name: 'reason', label: 'Why', kind: 'area' }], {
    action: 'Propose the batch',
    submit: async ({ reason }) => {
      const body = { ...moment, reason, moves: batch.read() };
      const proposal = await context.send('POST', '/v1/reallocations', body, key(body));
      context.say(`${proposal.id} ${proposal.state}`);
      await made.look();
    },
  });
  const own = card('A batch', place, button('Another move', () => batch.add()), send);
  /** Shows moves that somebody else thought of, with whose they are. */
  const take = (all, because) => {
    batch.fill(all);
    send.querySelector('[name=reason]').value = because;
    own.querySelector('h2').focus();
  };
  return { batch, take, card: own };
}

export async function render(container, context) {
  const place = element('div', {});
  const made = proposals('Proposed batches', '/v1/reallocations', context, describe);
  const mayPropose = context.is('risk-desk', 'portfolio-manager');
  let own = null;
  const watch = new Batches(context, mayPropose ? async (all, because) => {
    if (!own) {
      throw new Error('The batch of your own is not here: what is suggested now has not come.');
    }
    own.take(all, because);
    context.say('moves of the watch are in a batch of your own: look at them, then propose');
  } : null);
  const mine = element('div', {});
  container.append(card('Suggested now', place), watch.card, watch.chosen, mine, made.card);
  watch.follow();
  try {
    const answer = await context.ask('/v1/reallocations/suggestions');
    const chosen = new Set();
    own = mayPropose ? composer(context, { run: answer.run, asOf: answer.asOf }, made) : null;
    place.replaceChildren(element('p', { class: 'quiet' }, 'Choose moves to put a batch together; nothing is sent to any venue.'), suggested(answer, chosen, () => own?.batch.fill(net([...chosen]))));
    if (own) {
      own.batch.add();
      mine.replaceWith(own.card);
    }
  } catch (failure) {
    if (failure.name !== 'AbortError') {
      place.replaceChildren(refusal(failure));
    }
  }
  return () => watch.batches && watch.draw(true);
}
