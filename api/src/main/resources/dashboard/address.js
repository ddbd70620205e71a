// What the address says: #page=…&run=…&asOf=…&asKnown=…&position=… and what a page adds of its own.
// A link therefore shows somebody else the same page, at the same moment, with the same thing open.
const MOMENT = ['run', 'asOf', 'asKnown'];
export const HOME = 'watch';

export const said = () => new URLSearchParams(location.hash.slice(1));
export const given = (name) => said().get(name);
export const page = () => given('page') ?? HOME;

/** The run and the two instants of the address; nothing of it: live. */
export const moment = () => Object.fromEntries(MOMENT.map((name) => [name, given(name)]).filter(([, value]) => value));
export const isPast = () => Object.keys(moment()).length > 0;

/** Keeps something in the address without a step back in the browser's history. */
export function remember(name, value) {
  const next = said();
  if (value === null || value === undefined || value === '') {
    next.delete(name);
  } else {
    next.set(name, value);
  }
  history.replaceState(null, '', next.size ? `#${next}` : '/');
}

/** The address of a page at the moment shown now; what other pages added is left behind. */
export const link = (id, more = {}) => `#${new URLSearchParams({ page: id, ...moment(), ...more })}`;

/** Goes to a moment { run, asOf, asKnown }, a step of the browser's history; what else is shown stays. */
export function go(moment) {
  const next = said();
  MOMENT.forEach((name) => (moment[name] ? next.set(name, moment[name]) : next.delete(name)));
  location.hash = next.size ? next : `page=${HOME}`;
}
