// Marks figures where they stand, so that each can be explained: which one it is, of what, what it
// comes from and as of when. What a figure means is not said here but in the glossary of the reports,
// which the server tells (/v1/help): an id is TABLE/HEADING there.
import { element } from './figures.js';

const known = new WeakMap();

/**
 * A figure in its place.
 *
 * @param id its place in the glossary
 * @param shown a text or a node
 * @param facts gives { of: of what, from: [[name, shown]] what it comes from, source, at: an instant,
 *   name: as it is called here, means: where the glossary speaks of a sheet only }; called only when somebody asks
 */
export function figure(id, shown, facts = () => ({})) {
  const it = element('span', { class: 'figure', 'data-explain': id, title: 'Explain this number' }, shown);
  known.set(it, facts);
  return it;
}

/** What is known of a marked figure. */
export const factsOf = (it) => ({ id: it.dataset.explain, shown: it.textContent, ...known.get(it)?.() });

/** The key to the figures of a part of the page, for whoever uses no pointer: it explains all of them. */
export const explainer = (what) => element('button', { type: 'button', class: 'link explainer', 'data-explains': true, 'aria-haspopup': 'dialog', 'aria-label': `Explain the figures of ${what}` }, 'Explain');

/** A part whose key explains what it holds. */
export function explained(what, part) {
  part.dataset.explained = what;
  return part;
}

/** Facts of a budget of a node, as its answers have them. */
export function ofBudget(node, budget, written) {
  const { use } = budget;
  return {
    of: `${node}, ${budget.metric.replaceAll('_', ' ')}${budget.scope ? ` (${budget.scope})` : ''}`,
    from: [['used', written(use?.used ?? null)], ['known part of it', written(use?.knownPart ?? null)], ['inputs that are unknown', use ? String(use.unknownCount) : 'not evaluated yet'],
      ['soft limit', written(budget.soft)], ['hard limit', written(budget.hard)], ['headroom', written(budget.headroom)]],
    source: `budget of kind ${budget.kind}, approved by ${budget.approvedBy ?? 'nobody who was named'}; its use as the stream measured it last`,
    at: use?.since };
}
