// What was not taken, and who was refused: rows of files with their reason, requests with theirs.
import { element, time } from '../figures.js';
import { asked, button, card, table } from '../parts.js';

const REJECTS = [
  { name: 'File', text: true, show: (it) => `${it.file}:${it.line}` }, { name: 'Code', text: true, show: (it) => element('b', {}, it.code) },
  { name: 'Reason', text: true, show: (it) => element('span', { class: 'prose' }, it.reason) }, { name: 'As it was', text: true, show: (it) => element('code', {}, it.original) } ];

/** A line of the ledger as its fields say; fields differ by kind of line. */
function line(it) {
  const { at, caller, method, path, status, correlationId } = it;
  return { at, caller: caller || 'nobody known', asked: [method, path].filter(Boolean).join(' '), status: status ?? '', correlationId: correlationId ?? '' };
}

const LEDGER = [
  { name: 'When', text: true, show: (it) => time(it.at) }, { name: 'Who', text: true, show: (it) => it.caller }, { name: 'Asked', text: true, show: (it) => it.asked },
  { name: 'Answered', text: true, show: (it) => element('code', {}, it.status) }, { name: 'In the log', text: true, show: (it) => it.correlationId } ];

async function ledger(place, context) {
  let rows = [];
  const more = async (before) => {
    const answer = await context.get('/v1/audit', { limit: '200', before });
    rows = [...rows, ...answer.entries];
    return answer.next;
  };
  const show = (next) => [table('Ledger', LEDGER, rows.map(line), { empty: 'nothing is written yet' }), ...(next ? [button('Older', () => asked(place, more(next), show))] : [])];
  await asked(place, more(), show);
}

export async function render(container, context) {
  const rejects = element('div');
  const refused = element('div');
  container.append(card('Rows that were not taken', rejects));
  if (context.is('compliance')) {
    container.append(card('Requests written down', element('p', { class: 'quiet' }, 'Refusals and changes, the latest first. The ledger is chained: a changed line would stop the server from starting.'), refused));
    ledger(refused, context);
  }
  await asked(rejects, context.ask('/v1/rejects', { limit: '1000' }), (it) => [
    ...(it.next ? [element('p', { class: 'quiet' }, 'The first 1000 are shown.')] : []), table('Rows that were not taken', REJECTS, it.rejects, { empty: 'every row was taken' })]);
}
