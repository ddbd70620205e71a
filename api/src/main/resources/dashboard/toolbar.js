// What is shown of the positions, and how: filter, groups, columns, saved views, export. The address keeps
// it, so that a link shows the same; the page keeps nothing else of it unless it is saved under a name.
import { element } from './figures.js';
import { setAgreed, usualView, VIEWS } from './columns.js';
import { forNode, ownNode } from './defaults.js';
import { HINT } from './filter.js';
import { LEVELS } from './groups.js';
import { levels } from './levels.js';
import { button, confirmed, filled, keep } from './parts.js';
import { forget, presets, save, settings } from './presets.js';

const KEPT = ['filter', 'group', 'then', 'view', 'sort'];
const PAUSE = 300;

function select(id, label, names, nothing) {
  const it = element('select', { id }, element('option', { value: '' }, nothing), ...names.map((name) => element('option', { value: name }, name)));
  return { it, label: element('label', {}, `${label} `, it) };
}

export class Toolbar {
  constructor(grid, context, count) {
    Object.assign(this, { grid, context, timer: 0, sort: '' });
    this.filter = element('input', { id: 'filter', type: 'search', autocomplete: 'off', spellcheck: 'false', placeholder: 'btc state:critical -okx', title: HINT });
    const group = select('group', 'Group by', LEVELS, 'nothing');
    const then = select('then', 'then', LEVELS, 'nothing');
    const view = select('view', 'Columns', VIEWS, `as usual (${usualView(context.person.roles)})`);
    const preset = select('preset', 'Saved', [], 'choose …');
    Object.assign(this, { group: group.it, then: then.it, view: view.it, preset: preset.it });
    this.bar = element('div', { class: 'bar' }, element('h2', { id: 'positions-title' }, 'Positions'), element('label', {}, 'Filter ', this.filter), group.label, then.label, view.label, preset.label,
      button('Save', () => this.save(), { id: 'save', title: 'Save filter, groups, columns and order under a name, in this browser' }),
      button('Forget', () => this.forget(), { id: 'forget', title: 'Forget the chosen saved view' }),
      button('Levels', () => this.export(), { id: 'levels', title: 'Entry, liquidation, stop, bankruptcy and mark of the positions shown, as CSV for charting tools' }), count);
    this.filter.addEventListener('input', () => this.apply());
    [this.group, this.then, this.view].forEach((it) => it.addEventListener('change', () => this.apply()));
    this.preset.addEventListener('change', () => this.use(presets(context.person).find((it) => it.name === this.preset.value)));
    grid.sorted = (sort) => { this.sort = sort; this.remember(); };
    this.list();
    this.use(settings(Object.fromEntries(KEPT.map((name) => [name, context.given(name)]))));
    this.begin();
  }

  /** Columns that were agreed to for the person's desk, for whoever has chosen none. */
  async begin() {
    try {
      const { defaults } = await this.context.get('/v1/defaults');
      setAgreed(forNode(defaults, ownNode(this.context.person)).columns.value ?? []);
    } catch {
      return; // As usual, then.
    }
    this.view.options[0].textContent = `as usual (${usualView(this.context.person.roles)})`;
    if (!this.context.signal.aborted && !this.view.value) {
      this.apply();
    }
  }

  chosen() {
    return { filter: this.filter.value, group: this.group.value, then: this.then.value, view: this.view.value, sort: this.sort };
  }

  use(it) {
    if (it) {
      KEPT.filter((name) => name !== 'sort').forEach((name) => { this[name].value = it[name]; });
      this.sort = it.sort;
      this.apply();
    }
  }

  apply() {
    const chosen = this.chosen();
    this.grid.choose({ ...chosen, view: chosen.view || usualView(this.context.person.roles) });
    this.remember();
  }

  /** A browser takes only so many changes of the address: the last of a burst is enough. */
  remember() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (!this.context.signal.aborted) {
        Object.entries(this.chosen()).forEach(([name, value]) => this.context.remember(name, value));
      }
    }, PAUSE);
  }

  clear() {
    this.filter.value = '';
    this.apply();
  }

  list(chosen = '') {
    const names = presets(this.context.person).map((it) => it.name);
    this.preset.replaceChildren(element('option', { value: '' }, names.length ? 'choose …' : 'none yet'), ...names.map((name) => element('option', { value: name }, name)));
    this.preset.value = chosen;
  }

  async save() {
    const answer = await filled('Save this view', [{ name: 'name', label: 'Name', limit: 60, hint: 'Kept in this browser under your login: filter, groups, columns and order, no figures.' }], 'Save');
    if (answer) {
      save(this.context.person, { name: answer.name, ...this.chosen() });
      this.list(answer.name);
      this.context.say(`saved as ${answer.name}`);
    }
  }

  async forget() {
    const name = this.preset.value;
    if (name && await confirmed('Forget this view?', `The saved view ${name} is removed from this browser.`, 'Forget')) {
      forget(this.context.person, name);
      this.list();
    }
  }

  /** What is taken away is written down first; where that cannot be, nothing is. */
  async export() {
    const asOf = this.grid.asOf ?? '';
    const chosen = this.grid.chosen();
    try {
      await this.context.send('POST', '/v1/exports', { kind: 'LEVELS', rows: chosen.length });
    } catch (failure) {
      this.context.say(`Nothing was exported: ${failure.message}`);
      return;
    }
    keep(`ringfence-levels-${asOf.replaceAll(':', '').slice(0, 17) || 'now'}.csv`, levels(chosen, asOf));
  }
}
