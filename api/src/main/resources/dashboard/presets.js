// Views a person saved under a name, in this browser and under the person's own login. They hold what was
// chosen and typed (columns, order, groups, words of a filter), never a figure, a position or a token.
import { LEVELS } from './groups.js';
import { SORTS, VIEWS } from './columns.js';

const MOST = 30;
const place = (person) => `ringfence.presets.${person.name}`;

/** Only what is allowed to be there: what lies in a browser can have been changed by anybody. */
function sound(it) {
  return typeof it?.name === 'string' && it.name.length > 0 && it.name.length <= 60
    ? { name: it.name, ...settings(it) } : null;
}

export function settings(it) {
  const groups = [it.group, it.then].filter((level) => LEVELS.includes(level));
  return {
    filter: typeof it.filter === 'string' ? it.filter.slice(0, 200) : '', group: groups[0] ?? '', then: groups[1] ?? '',
    view: VIEWS.includes(it.view) ? it.view : '', sort: SORTS.has(String(it.sort ?? '').replace(/^-/, '')) ? it.sort : '' };
}

export function presets(person) {
  try {
    const kept = JSON.parse(localStorage.getItem(place(person)) ?? '[]');
    return Array.isArray(kept) ? kept.map(sound).filter(Boolean).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function save(person, preset) {
  const others = presets(person).filter((it) => it.name !== preset.name);
  localStorage.setItem(place(person), JSON.stringify([...others, sound(preset)].filter(Boolean).slice(-MOST)));
}

export function forget(person, name) {
  const left = presets(person).filter((it) => it.name !== name);
  if (left.length) {
    localStorage.setItem(place(person), JSON.stringify(left));
  } else {
    localStorage.removeItem(place(person));
  }
}
