// How desks went on over the last hours, asked for now and then and kept ready for the board.
import { amount } from './figures.js';
import { metric } from './board.js';
import { spark } from './spark.js';

/** Pages of 5,000 points that are asked for: more lines than a board shows. */
const MOST_PAGES = 20;

/** The whole history, page by page; lines that a page cuts are put together. */
export async function whole(ask) {
  const desks = new Map();
  const budgets = new Map();
  const join = (lines, key, line) => (lines.has(key) ? lines.get(key).points.push(...line.points) : lines.set(key, line));
  let cursor = null;
  let page;
  for (let pages = 0; pages === 0 || (cursor && pages < MOST_PAGES); pages += 1) {
    page = await ask(cursor);
    page.desks.forEach((it) => join(desks, JSON.stringify([it.node, it.settlementAsset]), it));
    page.budgets.forEach((it) => join(budgets, JSON.stringify([it.node, it.metric, it.currency, it.part]), it));
    cursor = page.next;
  }
  return { from: page.from, asOf: page.asOf, desks: [...desks.values()], budgets: [...budgets.values()] };
}

/** Sparklines by node and settlement asset, `node asset`. */
export function lines(history, hours) {
  const drawn = new Map();
  const add = (key, line) => drawn.set(key, [...(drawn.get(key) ?? []), line]);
  history.desks.forEach((desk) => {
    const key = `${desk.node} ${desk.settlementAsset}`;
    const of = (name, pick) => add(key, spark(`${name} ${hours} h`, desk.points.map((it) => ({ at: it.at, figure: pick(it) })), history.from, history.asOf, amount));
    of('equity', (it) => it.equity);
    of('capital', (it) => it.openCapitalAtRisk);
  });
  history.budgets.filter((it) => it.currency).forEach((budget) => add(`${budget.node} ${budget.currency}`, spark(
    `${metric(budget.metric)}${budget.part ? ` ${budget.part}` : ''} ${hours} h`, budget.points.map((it) => ({ at: it.at, figure: it.used })),
    history.from, history.asOf, amount, budget.points.at(-1).hard)));
  return drawn;
}
