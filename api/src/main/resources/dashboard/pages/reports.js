// Reports: ordered, watched, fetched, checked by upload, signed off by two persons.
import { word } from '../board.js';
import { both, element, time } from '../figures.js';
import { asked, button, card, form, poll, refusal, table } from '../parts.js';
import * as login from '../login.js';
import * as server from '../server.js';

const PACKS = [
  { value: 'risk', name: 'risk pack: everything at stake' },
  { value: 'decision', name: 'decision book: what can be done' },
  { value: 'compliance', name: 'compliance pack: breaches and what was done' }];
const STEPS = {
  compose: 'composing', explain: 'explaining', write: 'writing', check: 'checking', start: 'starting' };
const OPEN = ['QUEUED', 'RUNNING'];
const lines = (texts) => element('ul', { class: 'lines' }, ...texts.map((it) => element('li', {}, it)));
const when = (instant) => element('time', { datetime: instant, title: both(instant) }, time(instant));

function progress(report) {
  if (report.state === 'FAILED') {
    return element('span', {}, word('FAILED'), ` ${report.reason}`);
  }
  if (!OPEN.includes(report.state)) {
    return word(report.state);
  }
  return element('span', {}, word(report.state), ` ${report.percent}\u202f% ${STEPS[report.step] ?? ''} `,
    element('progress', { max: '100', value: String(report.percent), 'aria-label': `${report.id}: ${report.percent} per cent` }));
}

function list(reports, choose) {
  return table('Reports, the latest first', [
    { name: 'Report', text: true, show: (it) => button(it.id, () => choose(it.id), { class: 'link' }) },
    { name: 'Pack', text: true, show: (it) => it.pack },
    { name: 'Node', text: true, show: (it) => it.node },
    { name: 'As of', show: (it) => when(it.asOf) },
    { name: 'State', text: true, show: progress },
    { name: 'Export', show: (it) => (it.export === null ? '' : String(it.export)), explain: (it) => (it.export === null ? null : ['Exports/Export', () => ({ of: `${it.id}, ${it.pack} of ${it.node}`, at: it.asOf, source: 'the ledger of exports', from: [['report', it.id]] })]) },
    { name: 'Ordered', show: (it) => when(it.createdAt) },
  ], reports, { key: (it) => it.id, state: (it) => it.state, empty: 'no report was ordered yet' });
}

function steps(signOff) {
  return table('Steps of the sign-off', [
    { name: 'When', text: true, show: (it) => when(it.at) },
    { name: 'Step', text: true, show: (it) => it.step },
    { name: 'Person', text: true, show: (it) => it.by ?? 'the server' },
    { name: 'Until', text: true, show: (it) => (it.until ? when(it.until) : '') },
    { name: 'Comment', text: true, show: (it) => it.comment },
  ], signOff.steps, { empty: 'nobody answers for it yet' });
}

/** A field that takes a workbook and shows what the server says of it. */
function taking(label, send, show) {
  const told = element('div', { 'aria-live': 'polite' });
  const file = element('input', { type: 'file', accept: '.xlsx', id: `file-${label.replace(/\W/g, '-')}` });
  file.addEventListener('change', () => {
    if (file.files.length) {
      asked(told, send(file.files[0]), show).finally(() => { file.value = ''; });
    }
  });
  return element('div', {}, element('label', { for: file.id }, `${label} `), file, told);
}

function verdict(answer) {
  return [
    element('p', { id: 'verdict' }, word(answer.verdict), answer.line === answer.verdict ? '' : ` ${answer.line}`),
    answer.changes.length ? lines(answer.changes) : null,
    lines(answer.details)].filter(Boolean);
}

function edits(answer) {
  return [
    element('p', {}, word(answer.accepted ? 'TIES' : 'REFUSED'),
      answer.accepted ? ' every move can be proposed; another person has to approve it' : ` ${answer.refusal}`),
    lines([...answer.edits, ...answer.moves])];
}

function signing(report, context, again) {
  const fresh = button('Log in again, then approve', () => login.redirect({ fresh: true }), { class: 'primary', hidden: true });
  return element('div', {}, form(`Sign ${report.id} off`, [
    { name: 'step', label: 'Step', kind: 'select', options: ['PREPARE', 'APPROVE', 'REJECT', 'COMMENT'] },
    { name: 'comment', label: 'Comment', kind: 'text', required: false, limit: 1000, hint: 'a rejection must say why' },
  ], {
    action: 'Take this step',
    submit: async ({ step, comment }) => {
      try {
        await context.send('POST', `/v1/reports/${report.id}/sign-off`, {
          step,
          comment: comment || null,
          payloadHash: report.payloadHash,
        });
      } catch (failure) {
        fresh.hidden = failure.code !== 'STEP_UP_NEEDED' || !login.canLogIn();
        throw failure;
      }
      context.say(`${report.id}: ${step}`);
      await again();
    },
  }), fresh);
}

function detail(place, report, context) {
  const again = () => detail(place, report, context);
  const signOff = element('div', { id: 'sign-off' });
  const download = button('Download', async () => {
    try {
      await context.download(`/v1/reports/${report.id}/file`, `${report.pack}-${report.id}.xlsx`);
    } catch (failure) {
      place.append(refusal(failure));
    }
  }, { class: 'primary', id: 'download' });
  place.replaceChildren(card(`${report.id}, ${report.pack} of ${report.node}`,
    element('p', {}, 'as of ', when(report.asOf), report.asKnown ? ', as known at ' : '', report.asKnown ? when(report.asKnown) : ''),
    report.sha256 ? element('p', { class: 'quiet' }, `SHA-256 ${report.sha256}, ${report.bytes} bytes`) : progress(report),
    report.sha256 ? element('div', { class: 'actions' }, download) : null,
    signOff,
    report.sha256 && report.pack === 'decision'
      ? taking('Take the edited book back', (file) => server.upload(`/v1/reports/${report.id}/edits`, file, { signal: context.signal }), edits) : null));
  return report.sha256
    ? asked(signOff, context.get(`/v1/reports/${report.id}/sign-off`), (it) => [
      element('h3', {}, 'Sign-off ', word(it.state)), steps(it), signing(report, context, again)])
    : null;
}

export async function render(container, context) {
  const shown = element('div', { id: 'reports' });
  const chosen = element('div', { id: 'report' });
  let reports = null;
  const choose = (id) => {
    context.remember('report', id);
    const report = reports?.find((it) => it.id === id);
    return report && detail(chosen, report, context);
  };
  const draw = () => shown.replaceChildren(list(reports ?? [], choose));
  const follow = () => poll(() => context.get('/v1/reports'), (answer) => {
    const before = reports?.find((it) => it.id === context.given('report'))?.state;
    const changed = JSON.stringify(reports) !== JSON.stringify(answer.reports);
    reports = answer.reports;
    if (changed) {
      draw();
    }
    const now = reports.find((it) => it.id === context.given('report'));
    if (now && now.state !== before) {
      choose(now.id);
    }
  }, {
    every: 1000,
    signal: context.signal,
    away: (failure) => { reports = null; shown.replaceChildren(refusal(failure)); } });
  const desk = context.person.desks.find((it) => it !== '*');
  container.append(
    card('Order a report', form('Order a report', [
      { name: 'pack', label: 'Pack', kind: 'select', options: PACKS },
      { name: 'node', label: 'Node', kind: 'text', value: desk ? `firm/${desk}` : 'firm', hint: 'firm, firm/desk or firm/desk/book' },
      { name: 'asOf', label: 'As of', kind: 'instant', required: false, value: context.moment.asOf ?? '', hint: 'nothing: the last instant of the run' },
    ], {
      action: 'Order',
      submit: async ({ pack, node, asOf }) => {
        const report = await context.send('POST', '/v1/reports', { pack, node, asOf: asOf || null, run: context.moment.run ?? null, asKnown: context.moment.asKnown ?? null });
        context.say(`${report.id} was ordered`);
        context.remember('report', report.id);
      },
    })),
    card('Check a workbook', element('p', { class: 'quiet' }, 'Is it as it was issued from here? The file is looked at and not kept.'),
      taking('Workbook', (file) => server.upload('/v1/verifications', file, { signal: context.signal }), verdict)),
    card('Reports', shown), chosen);
  follow().catch((failure) => shown.replaceChildren(refusal(failure)));
  return () => reports && draw();
}
