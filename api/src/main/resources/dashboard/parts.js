// Pieces that all pages are made of. Text never becomes markup; what was refused is said in words.
import { element } from './figures.js';
import { explained, explainer, figure } from './facts.js';

let made = 0;
const fresh = (name) => `${name}-${made += 1}`;

/** Why something cannot be had, with what finds it in the server's log. */
export function refusal(failure) {
  return element('p', { class: 'negative told', role: 'alert' }, words(failure));
}

export function words(failure) {
  if (failure?.code === undefined) {
    return /fetch|network/i.test(failure?.message) ? `The server does not answer (${failure.message}).` : String(failure?.message ?? failure);
  }
  return `${failure.message}${/[.!?]$/.test(failure.message) ? '' : '.'} [${failure.code}${failure.correlationId ? `, ${failure.correlationId}` : ''}]`;
}

/** A part of a page under a heading of its own. */
export function card(title, ...children) {
  const id = fresh('card');
  return element('section', { class: 'card', 'aria-labelledby': id }, element('h2', { id, tabindex: '-1' }, title), ...children);
}

/** Shows what a promise brings; until then that it is asked for, and in its place why it did not come. */
export async function asked(place, promise, show) {
  place.replaceChildren(element('p', { class: 'quiet', role: 'status' }, 'asking …'));
  try {
    const nodes = show(await promise);
    place.replaceChildren(...[nodes].flat());
  } catch (failure) {
    if (failure.name !== 'AbortError') {
      place.replaceChildren(refusal(failure));
    }
  }
  return place;
}

/**
 * Rows under headings, in a region that scrolls by keyboard too. Columns are { name, show(row), text,
 * title(row), explain(row) }; show answers a text or a node, explain [id, facts] of facts.js: the figure can
 * then be asked what it is. `key(row)` becomes data-key, `state(row)` data-state.
 */
export function table(label, columns, rows, { key, state, empty = 'nothing' } = {}) {
  if (!rows.length) {
    return element('p', { class: 'quiet' }, empty);
  }
  const head = columns.map((it) => element('th', { scope: 'col', class: it.text ? 'text' : null }, it.name));
  const lines = rows.map((row) => element('tr', { 'data-key': key?.(row), 'data-state': state?.(row) },
    ...columns.map((it) => element('td', { class: it.text ? 'text' : null, title: it.title?.(row) }, cell(it, row)))));
  const region = element('div', { class: 'scroll', role: 'region', 'aria-label': label, tabindex: '0' },
    element('table', { 'aria-label': label }, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...lines)));
  return columns.some((it) => it.explain) ? explained(label, element('div', {}, explainer(label), region)) : region;
}

function cell(column, row) {
  const shown = column.show(row) ?? '';
  const known = column.explain ? column.explain(row) : null;
  return known ? figure(known[0], shown, known[1]) : shown;
}

export function button(text, action, attributes = {}) {
  const it = element('button', { type: 'button', ...attributes }, text);
  it.addEventListener('click', action);
  return it;
}

const DECIMAL = /^-?\d{1,15}(\.\d{1,12})?$/;

/** What is wrong with what was typed into a field; null: nothing. */
function wrong(field, value) {
  if (value === '') {
    return field.required === false ? null : `${field.label}: please fill this in`;
  }
  if (field.kind === 'decimal' && !DECIMAL.test(value)) {
    return `${field.label}: plain digits, please, such as 250 or 12.5, was '${value}'`;
  }
  if (field.kind === 'instant' && Number.isNaN(Date.parse(value))) {
    return `${field.label}: an instant with its zone, please, such as 2026-01-05T08:00:00Z, was '${value}'`;
  }
  return field.check?.(value) ?? null;
}

const LONG = 28;
const isLong = (field) => field.kind === 'select' && field.options.some((it) => (it.name ?? it).length > LONG);

function control(field, id) {
  const attributes = { id, name: field.name, autocomplete: 'off', 'aria-describedby': `${id}-note`, 'aria-required': field.required === false ? null : 'true' };
  switch (field.kind) {
    case 'select':
      return element('select', attributes, ...field.options.map((it) => element('option',
        { value: it.value ?? it, selected: (it.value ?? it) === field.value }, it.name ?? it)));
    case 'area': {
      const area = element('textarea', { ...attributes, rows: '3', maxlength: field.limit ?? 1000 });
      area.value = field.value ?? '';
      return area;
    }
    case 'decimal': return element('input', { ...attributes, type: 'text', inputmode: 'decimal', value: field.value });
    default: return element('input', { ...attributes, type: 'text', maxlength: field.limit ?? 200, value: field.value });
  }
}

/**
 * A form that checks itself, sends once, and says what was wrong beside the field or below. Fields are
 * { name, label, kind: text | decimal | instant | select | area, value, options, required (true unless
 * false), hint, check(value): what is wrong or null }. `submit(values)` gets trimmed texts by name; what
 * it throws is shown in words and nothing typed is lost.
 */
export function form(label, fields, { action, submit }) {
  const parts = fields.map((field) => {
    const id = fresh(field.name);
    return { field, input: control(field, id), note: element('span', { class: 'note', id: `${id}-note` }, field.hint ?? ''), id };
  });
  const told = element('div', { 'aria-live': 'assertive' });
  const send = element('button', { type: 'submit', class: 'primary' }, action);
  const it = element('form', { class: 'form', novalidate: true, 'aria-label': label },
    ...parts.map(({ field, input, note, id }) => element('p', { class: isLong(field) ? 'wide' : null }, element('label', { for: id }, field.label), input, note)), told, send);
  const judge = ({ field, input, note }) => {
    const because = wrong(field, input.value.trim());
    input.setAttribute('aria-invalid', String(because !== null));
    note.textContent = because ?? field.hint ?? '';
    note.classList.toggle('negative', because !== null);
    return because === null;
  };
  parts.forEach((part) => part.input.addEventListener('change', () => judge(part)));
  it.addEventListener('submit', async (event) => {
    event.preventDefault();
    const bad = parts.filter((part) => !judge(part));
    if (bad.length || send.disabled) {
      bad[0]?.input.focus();
      return;
    }
    send.disabled = true;
    told.replaceChildren();
    try {
      await submit(Object.fromEntries(parts.map(({ field, input }) => [field.name, input.value.trim()])));
    } catch (failure) {
      told.replaceChildren(refusal(failure));
    } finally {
      send.disabled = false;
    }
  });
  return it;
}

/** Asks before something is done: true where the person says so. Escape and Cancel are no. */
export function confirmed(title, text, action) {
  const id = fresh('confirm');
  const box = element('dialog', { 'aria-labelledby': id, class: 'confirm' }, element('h2', { id }, title), ...[text].flat().map((it) => (it instanceof Node ? it : element('p', {}, it))),
    element('form', { method: 'dialog', class: 'choices' }, element('button', { value: '', autofocus: true }, 'Cancel'), element('button', { value: 'yes', class: 'primary' }, action)));
  document.body.append(box);
  return new Promise((resolve) => {
    box.addEventListener('close', () => { box.remove(); resolve(box.returnValue === 'yes'); });
    box.showModal();
  });
}

/** Asks for a few figures in a dialog: what was given, or null where the person thought better of it. */
export function filled(title, fields, action) {
  const id = fresh('filled');
  return new Promise((resolve) => {
    const box = element('dialog', { 'aria-labelledby': id, class: 'confirm' }, element('h2', { id }, title));
    const close = (answer) => { box.close(); box.remove(); resolve(answer); };
    box.append(form(title, fields, { action, submit: close }), button('Cancel', () => close(null)));
    box.addEventListener('cancel', (event) => { event.preventDefault(); close(null); });
    document.body.append(box);
    box.showModal();
  });
}

export const waited = (milliseconds, signal) => new Promise((resolve) => {
  const timer = setTimeout(resolve, milliseconds);
  signal?.addEventListener('abort', () => { clearTimeout(timer); resolve(); });
});

/**
 * Asks again and again and shows each answer, until one is the last or the page is left. A server that
 * is away is asked more slowly, and `away` is told once why; a refusal ends it and is thrown.
 */
export async function poll(ask, show, { every = 2000, signal, until = () => false, away = () => {} }) {
  let pause = every;
  let told = false;
  while (!signal.aborted) {
    try {
      const answer = await ask();
      if (signal.aborted || (show(answer), until(answer))) {
        return;
      }
      pause = every;
      told = false;
    } catch (failure) {
      if (signal.aborted) {
        return;
      }
      if (failure.status !== undefined && failure.status < 500 && failure.status !== 429) {
        throw failure;
      }
      if (!told) {
        told = true;
        away(failure);
      }
      pause = Math.min(30_000, pause * 2);
    }
    await waited(pause, signal);
  }
}

/** Gives the browser a file of text to keep. */
export function keep(name, text, type = 'text/csv;charset=utf-8') {
  keepBlob(name, new Blob([text], { type }));
}

export function keepBlob(name, blob) {
  const url = URL.createObjectURL(blob);
  element('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
