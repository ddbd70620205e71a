// How desks went on over the last hours, asked for now and then and kept ready for the board.
import { amount } from './figures.js';
import { metric } from './board.js';
import { spark } from './spark.js';

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
    `${metric(budget.metric)} ${hours} h`, budget.points.map((it) => ({ at: it.at, figure: it.used })),
    history.from, history.asOf, amount, budget.points.at(-1).hard)));
  return drawn;
}
