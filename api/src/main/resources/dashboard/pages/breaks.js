// What does not tie: control totals, marks that cannot be relied on, rows that were not taken.
import { word } from '../board.js';
import { age, both, element, time } from '../figures.js';
import { card, poll, refusal, table } from '../parts.js';

const when = (instant) => element('time', { datetime: instant, title: both(instant) }, time(instant));

function files(answer) {
  const told = (heading) => (it) => [`Cover: sources/${heading}`, () => ({ of: it.file, at: it.lastEventAt, source: 'counts of the stream, of every file and topic it reads',
    from: [['received', String(it.received)], ['applied', String(it.applied)], ['duplicate', String(it.duplicate)], ['rejected', String(it.rejected)]] })];
  return table('Control totals', [
    { name: 'File or topic', text: true, show: (it) => it.file },
    { name: 'Kind', text: true, show: (it) => it.kind },
    { name: 'Total', text: true, show: (it) => word(it.ties ? 'TIES' : 'BREAK') },
    { name: 'Received', show: (it) => String(it.received), explain: told('Received') },
    { name: 'Applied', show: (it) => String(it.applied), explain: told('Applied') },
    { name: 'Duplicate', show: (it) => String(it.duplicate), explain: told('Duplicate') },
    { name: 'Rejected', show: (it) => String(it.rejected), explain: told('Rejected') },
    { name: 'Last event', show: (it) => (it.lastEventAt ? when(it.lastEventAt) : 'none') },
  ], answer.files, { key: (it) => it.file, state: (it) => (it.ties ? 'TIES' : 'BREAK'), empty: 'unknown: no count was published yet' });
}

function marks(answer) {
  return table('Marks that cannot be relied on', [
    { name: 'Venue', text: true, show: (it) => it.venue },
    { name: 'Instrument', text: true, show: (it) => it.instrument },
    { name: 'Mark', text: true, show: (it) => word(it.lastMarkAt ? 'STALE' : 'MISSING') },
    { name: 'Last', text: true, show: (it) => (it.lastMarkAt ? `${time(it.lastMarkAt)}, ${age(it.lastMarkAt, answer.asOf)} old` : 'never') },
    { name: 'Open positions', show: (it) => String(it.positions), explain: (it) => ['Dashboard/Open positions', () => ({ of: `${it.venue} ${it.instrument}`, at: answer.asOf, source: 'open positions of the run and the marks in force', from: [['last mark', it.lastMarkAt ? time(it.lastMarkAt) : 'never']] })] },
  ], answer.marks, { empty: 'every open position has a mark younger than two hours' });
}

function rejects(answer) {
  return answer.rejects === null
    ? element('p', { class: 'unknown' }, 'unknown to you: a row that was not taken belongs to no desk for certain, so it is shown with all desks only')
    : table('Rows that were not taken', [
      { name: 'Kind', text: true, show: (it) => it.kind },
      { name: 'Code', text: true, show: (it) => it.code },
      { name: 'Rows', show: (it) => String(it.rows), explain: (it) => ['Cover: sources/Rejected', () => ({ of: `${it.kind}, ${it.code}`, name: 'rows with this reason', source: 'rows as the stream refused them', from: [['the first', `${it.file}, line ${it.line}`]] })] },
      { name: 'First', text: true, show: (it) => `${it.file}, line ${it.line}: ${it.reason}` },
    ], answer.rejects, { empty: 'every row was taken' });
}

export async function render(container, context) {
  const place = element('div', { id: 'breaks' });
  let known = null;
  const draw = () => place.replaceChildren(
    card('Control totals', element('p', { class: 'quiet' }, 'received = applied + duplicate + rejected, for every file'), files(known)),
    card('Marks', marks(known)), card('Rejects', rejects(known)));
  container.append(place);
  poll(() => context.ask('/v1/breaks'), (answer) => {
    const changed = JSON.stringify(answer) !== JSON.stringify(known);
    known = answer;
    if (changed) {
      draw();
    }
  }, { every: 5000, signal: context.signal }).catch((failure) => place.replaceChildren(refusal(failure)));
  return () => known && draw();
}
