// Which moment is shown: chosen here, kept in the address, so that a link shows others the same.
import * as address from './address.js';
import { filled } from './parts.js';
import { get } from './server.js';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$/;
const instant = (label) => (value) => (value === '' || INSTANT.test(value) ? null : `${label}: an instant with seconds and zone, please, such as 2025-10-10T21:15:00Z, was '${value}'`);

/** Asks for run, as-of and as-known and goes there; all of them empty is live. */
export async function choose(asOf) {
  const now = address.moment();
  const runs = await get('/v1/runs').then((it) => it.runs.map((one) => one.run), () => []);
  const answer = await filled('Show a moment', [
    { name: 'run', label: 'Run', kind: 'select', required: false, value: now.run ?? '', options: [{ value: '', name: 'the one that reaches furthest' }, ...runs] },
    { name: 'asOf', label: 'As of', kind: 'instant', required: false, value: now.asOf ?? asOf ?? '', hint: 'what was true then; empty: the last instant', check: instant('As of') },
    { name: 'asKnown', label: 'As known at', kind: 'instant', required: false, value: now.asKnown ?? '', hint: 'what was recorded later is left out; all three empty: live', check: instant('As known at') },
  ], 'Show');
  if (answer) {
    address.go(answer);
  }
}

export const live = () => address.go({});
