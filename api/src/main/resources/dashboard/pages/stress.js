// What could happen: a question, its answer as rows, the ladder as a picture too.
import { element, number, percent } from '../figures.js';
import { asked, card, form, table } from '../parts.js';

const VIEWS = [
  { value: 'ladder', name: 'ladder: what a move of the marks liquidates' },
  { value: 'reverse', name: 'reverse: the smallest move that liquidates so many' },
  { value: 'scenarios', name: 'scenarios: flash crashes, depegs, recorded crashes' },
  { value: 'gap', name: 'gap: every market gaps against every position' },
  { value: 'venues', name: 'venues: a venue closes' },
  { value: 'hedges', name: 'hedges: what one lost leg leaves' },
  { value: 'tiers', name: 'tiers: rules that come into force later' },
  { value: 'modes', name: 'modes: isolated against cross' },
  { value: 'shadow', name: 'shadow: a cross account after a move' },
  { value: 'cross', name: 'cross: what stands for positions held in cross margin' },
  { value: 'outlook', name: 'outlook: what kills a position, how likely' },
  { value: 'backtest', name: 'backtest: how well the odds did' },
  { value: 'tail', name: 'tail: expected shortfall, liquidation-at-risk' }];
const WIDTH = 800;
const HEIGHT = 240;
const EDGE = 34;
const svg = (name, attributes, ...children) => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
};

const scopeOf = (kind, name) => (kind === name ? `${name} marks` : `the marks of ${kind} ${name}`);

/** Bars of what dies at each move of the first scope of the answer; words for who does not see them. */
function ladder(answer) {
  const at = (heading) => answer.columns.findIndex((it) => it.startsWith(heading));
  const [scope, name, asset, dies] = [at('Scope'), at('Name'), at('Asset'), at('Positions that die')];
  const shock = answer.columns.findIndex((it) => /shock|move/i.test(it));
  const first = answer.rows[0];
  const rungs = answer.rows.filter((row) => [scope, name, asset].every((it) => row[it] === first[it]));
  const most = Math.max(1, ...rungs.map((row) => number(row[dies]) || 0));
  const step = (WIDTH - 2 * EDGE) / rungs.length;
  const bars = rungs.flatMap((row, i) => {
    const height = ((number(row[dies]) || 0) / most) * (HEIGHT - 2 * EDGE);
    const x = EDGE + i * step;
    return [
      svg('rect', { x: x + 2, y: HEIGHT - EDGE - height, width: Math.max(1, step - 4), height }),
      svg('text', { x: x + step / 2, y: HEIGHT - EDGE + 14, 'text-anchor': 'middle' }, i % 2 ? '' : percent(row[shock], 0)),
      svg('text', { x: x + step / 2, y: HEIGHT - EDGE - height - 4, 'text-anchor': 'middle' }, row[dies])];
  });
  const label = `Positions that die when ${scopeOf(first[scope], first[name])} (${first[asset]}) move: ${rungs.filter((row) => number(row[dies]) > 0).map((row) => `${percent(row[shock], 0)}: ${row[dies]}`).join(', ') || 'none'}`;
  return element('figure', {}, svg('svg', { class: 'ladder', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    svg('line', { x1: EDGE, x2: WIDTH - EDGE, y1: HEIGHT - EDGE, y2: HEIGHT - EDGE }), ...bars),
  element('figcaption', { class: 'quiet' }, `${scopeOf(first[scope], first[name])}, ${first[asset]}: positions that die at each move of the marks`));
}

/** Sheets of the reports whose columns a view has, where they are not called like it. */
const SHEETS = { tiers: 'TierNotice' };
const sheetOf = (view) => SHEETS[view] ?? view.replace(/^./, (it) => it.toUpperCase());

/** Rows of an answer, each figure with what explains it. */
export function answered(answer, rows, more) {
  const isFigure = answer.columns.map((_, i) => answer.rows.some((row) => /^-?[0-9.]+$/.test(row[i])));
  const told = (i) => (row) => [`${sheetOf(answer.view)}/${answer.columns[i]}`, () => ({
    of: answer.columns.map((_, at) => (isFigure[at] ? null : row[at])).filter(Boolean).join(', '), at: answer.asOf, source: `${answer.title} of ${answer.node}, worked out from positions, marks and rules of the run`,
    from: answer.columns.flatMap((name, at) => (isFigure[at] && at !== i ? [[name.toLowerCase(), row[at]]] : [])) })];
  const columns = answer.columns.map((name, i) => ({ name, text: !isFigure[i], show: (row) => row[i], explain: isFigure[i] ? told(i) : null }));
  return table(answer.title, columns, rows, more);
}

function show(answer) {
  return [
    element('p', { id: 'stress-of' }, `${answer.title}: ${answer.node}, as of ${answer.asOf}${answer.leftOut ? `, ${answer.leftOut} rows left out: ask for a smaller node` : ''}`),
    answer.view === 'ladder' && answer.rows.length ? ladder(answer) : null,
    answered(answer, answer.rows, { empty: 'nothing to say of this node' })].filter(Boolean);
}

export async function render(container, context) {
  const told = element('div', { id: 'stress-answer' });
  const desk = context.person.desks.find((it) => it !== '*');
  const ask = (view, node) => asked(told, context.ask(`/v1/stress/${view}`, { node }), show);
  const view = VIEWS.some((it) => it.value === context.given('view')) ? context.given('view') : 'ladder';
  const node = context.given('node') ?? (desk ? `firm/${desk}` : 'firm');
  container.append(
    card('What could happen', form('What could happen', [
      { name: 'view', label: 'Question', kind: 'select', options: VIEWS, value: view },
      { name: 'node', label: 'Node', kind: 'text', value: node, hint: 'firm, firm/desk or firm/desk/book' },
    ], {
      action: 'Ask',
      submit: async (it) => {
        context.remember('view', it.view);
        context.remember('node', it.node);
        await ask(it.view, it.node);
      },
    })),
    card('Answer', told));
  ask(view, node);
}
