// Who took notice of an alert or of what a threshold set off, and what a person may do about it.
import { word } from './board.js';
import { age, element } from './figures.js';
import { button, refusal } from './parts.js';

/** Who took notice of one of them; until somebody has, for how long nobody has. */
export function noticed(id, since, acknowledgements) {
  const of = acknowledgements.filter((it) => it.alertId === id);
  return of.length
    ? element('span', {}, ...of.flatMap((it) => [word(it.state), ` ${it.person} ${it.decision}${it.remark ? `: ${it.remark}` : ''} `]))
    : element('span', {}, word('OPEN'), ` for ${age(since, new Date().toISOString())}`.replaceAll(' ', '\u00a0'));
}

/**
 * What somebody may say to one: that notice was taken, or why not. `send(decision, remark)` hands it
 * over; what it throws is shown in words.
 */
export function takesNotice(id, name, acknowledgements, send) {
  if (!id) {
    return element('span', { class: 'quiet' }, 'has no name: of an older run');
  }
  if (acknowledgements.some((it) => it.alertId === id)) {
    return '';
  }
  const told = element('span', { 'aria-live': 'assertive' });
  const why = element('input', { type: 'text', 'aria-label': `Why ${name} is declined`, placeholder: 'why not', maxlength: '1000', size: '12' });
  const tried = (decision, remark) => send(decision, remark).catch((failure) => told.replaceChildren(refusal(failure)));
  return element('span', { class: 'actions' }, button('Acknowledge', () => tried('acknowledged', null)), why,
    button('Decline', () => {
      const remark = why.value.trim();
      if (remark) {
        tried('declined', remark);
      } else {
        told.replaceChildren(refusal(new Error('Say why it is declined, please.')));
        why.focus();
      }
    }), told);
}
