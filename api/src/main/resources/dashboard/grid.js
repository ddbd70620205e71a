// Positions, exceptions first. Only rows in sight are in the page, so thousands scroll like ten; a
// tick touches the cells that changed.
import { element, number } from './figures.js';
import { columns, near, needsALook, rank } from './columns.js';
import { counted, grouped, total } from './groups.js';
import { filter, textOf } from './filter.js';
import { paced } from './paced.js';

const SPARE = 8;
const FLASH = 1200;

export class Grid {
  constructor(place, count, open) {
    Object.assign(this, { place, count, open, rows: new Map(), lines: [], shown: new Map(), closed: new Set(), test: () => true,
      levels: [], view: 'basic', sort: 'urgency', down: false, asOf: null, selected: null, height: 30, columns: [], heads: '', fading: new Map() });
    this.later = paced(() => this.arrange()); // many events, one arrangement
    this.head = element('tr', { 'aria-rowindex': '1' });
    this.body = element('tbody');
    this.above = element('tr', { class: 'spacer', 'aria-hidden': 'true' }, element('td'));
    this.below = element('tr', { class: 'spacer', 'aria-hidden': 'true' }, element('td'));
    this.table = element('table', { role: 'grid', 'aria-label': 'Open positions' }, element('thead', {}, this.head), this.body);
    place.append(this.table);
    this.header();
    place.addEventListener('scroll', () => this.paint());
    place.addEventListener('keydown', (event) => this.key(event));
    new ResizeObserver(() => this.paint()).observe(place);
  }

  /** Columns of the view; made anew where they changed. */
  header() {
    const assets = [...new Set([...this.rows.values()].map((it) => it.position.settlementAsset))].sort();
    const wanted = columns(this.view, assets);
    const heads = JSON.stringify([wanted.map((it) => it.name), this.sort, this.down]);
    if (heads === this.heads) {
      return;
    }
    this.heads = heads;
    if (wanted.length !== this.columns.length || this.view !== this.drawn) {
      this.shown.forEach((row) => row.element.remove());
      this.shown.clear();
    }
    this.drawn = this.view;
    this.place.dataset.view = this.view;
    this.columns = wanted;
    this.table.setAttribute('aria-colcount', String(wanted.length));
    [this.above, this.below].forEach((it) => it.firstChild.setAttribute('colspan', String(wanted.length)));
    const focused = this.head.contains(document.activeElement) ? document.activeElement.closest('th').dataset.column : null;
    this.head.replaceChildren(...wanted.map((column) => this.heading(column)));
    this.head.querySelector(`[data-column="${focused}"] button`)?.focus();
  }

  heading(column) {
    const isSorted = this.sort === column.key;
    const cell = element('th', { scope: 'col', 'data-column': column.key, class: column.text ? 'text' : null, 'aria-sort': isSorted ? (this.down ? 'descending' : 'ascending') : null });
    if (!column.order && !column.sortable) {
      cell.append(column.name);
      return cell;
    }
    const button = element('button', { type: 'button' }, `${column.name}${isSorted ? (this.down ? ' ▼' : ' ▲') : ''}`);
    button.addEventListener('click', () => {
      this.down = isSorted && !this.down;
      this.sort = column.key;
      this.arrange();
      this.sorted?.(`${this.down ? '-' : ''}${this.sort}`);
    });
    cell.append(button);
    return cell;
  }

  clear() { this.rows.clear(); this.later(); }
  put(position) { this.rows.set(position.position, { position, text: textOf(position), rank: rank(position), near: near(position) }); this.later(); }
  remove(key) { this.rows.delete(key); this.later(); }
  /** Instant of the rows, and whether more positions are open than are told of. */
  at(asOf, leftOut = false) { Object.assign(this, { asOf, leftOut }); this.later(); }

  /** What is shown and how: { filter, group, then, view, sort }, empty texts for the usual. */
  choose({ filter: typed = '', group = '', then = '', view = '', sort = '' }) {
    this.test = filter(typed);
    this.levels = [...new Set([group, then].filter(Boolean))];
    this.view = view || 'basic';
    this.sort = sort.replace(/^-/, '') || 'urgency';
    this.down = sort.startsWith('-');
    this.place.scrollTop = 0;
    this.arrange();
  }

  /** Positions as filtered, in their order. */
  chosen() {
    const rows = [...this.rows.values()].filter((it) => this.test(it.position, it.text));
    const column = this.columns.find((it) => it.key === this.sort);
    const sign = this.down ? -1 : 1;
    if (column?.order) {
      rows.forEach((it) => { it.by = column.order(it.position); });
    }
    const order = column?.order
      ? (a, b) => sign * (a.by - b.by || 0)
      : this.sort === 'position' ? () => 0 : (a, b) => sign * (a.rank - b.rank || (a.near === b.near ? 0 : a.near - b.near));
    const names = this.sort === 'position' ? sign : 1;
    return rows.sort((a, b) => order(a, b) || names * (a.position.position < b.position.position ? -1 : 1)).map((it) => it.position);
  }

  arrange() {
    this.header();
    const chosen = this.chosen();
    this.lines = grouped(chosen, this.levels, this.closed);
    const text = `${chosen.length} of ${this.rows.size} positions, ${chosen.filter(needsALook).length} need a look${this.leftOut ? '; others are open: of all, those that cannot be judged and the nearest to liquidation are shown' : ''}`;
    if (this.count.textContent !== text) {
      this.count.textContent = text;
    }
    this.table.setAttribute('aria-rowcount', String(this.lines.length + 1));
    this.paint();
  }

  paint() {
    const first = Math.max(0, Math.floor(this.place.scrollTop / this.height) - SPARE);
    const last = Math.min(this.lines.length, Math.ceil((this.place.scrollTop + this.place.clientHeight) / this.height) + SPARE);
    const wanted = this.lines.slice(first, last);
    const keys = new Set(wanted.map((it) => it.key));
    for (const [key, row] of this.shown) {
      if (!keys.has(key)) {
        row.element.remove();
        this.shown.delete(key);
      }
    }
    this.above.firstChild.style.height = `${first * this.height}px`;
    this.below.firstChild.style.height = `${(this.lines.length - last) * this.height}px`;
    const focus = wanted.some((it) => it.key === this.selected) ? this.selected : wanted[0]?.key;
    const rows = wanted.map((line, at) => {
      const row = this.shown.get(line.key) ?? this.made(line);
      row.element.setAttribute('aria-rowindex', String(first + at + 2));
      row.element.tabIndex = line.key === focus ? 0 : -1;
      if (line.position) {
        this.fill(row, line.position);
        row.element.setAttribute('aria-selected', String(line.key === this.selected));
      } else {
        this.title(row, line.group);
      }
      return row.element;
    });
    this.seat(rows);
    const measured = rows[0]?.getBoundingClientRect().height;
    if (measured && Math.abs(measured - this.height) > 0.01) {
      this.height = measured;
      this.paint();
    }
  }

  /** Puts rows into the page where they are not in it already; focus stays where it was. */
  seat(rows) {
    const all = [this.above, ...rows, this.below];
    if (all.length !== this.body.children.length || all.some((it, at) => this.body.children[at] !== it)) {
      const held = this.body.contains(document.activeElement) ? document.activeElement : null;
      this.body.replaceChildren(...all);
      held?.isConnected && held.focus({ preventScroll: true });
    }
  }

  made(line) {
    const row = line.position
      ? { element: element('tr', { 'data-key': line.key }, ...this.columns.map((it) => element('td', { role: 'gridcell', class: it.text ? 'text' : null }))), texts: [], numbers: [] }
      : { element: this.headed(), texts: [] };
    row.element.addEventListener('click', () => {
      this.select(line.key);
      this.enter(line);
    });
    this.shown.set(line.key, row);
    return row;
  }

  /** A group's row: its name over the first columns that add nothing up, then the sums. */
  headed() {
    const span = Math.max(1, this.columns.findIndex((it) => it.part));
    return element('tr', { class: 'group' }, element('th', { colspan: span, scope: 'rowgroup' }), ...this.columns.slice(span).map(() => element('td', { role: 'gridcell' })));
  }

  title(row, group) {
    const span = this.columns.length - row.element.children.length + 1;
    const sums = this.columns.slice(span).map((column) => total(column, group.members));
    const texts = [`${'\u2003'.repeat(group.depth - 1)}${group.isOpen ? '▾' : '▸'} ${group.name}: ${counted(group)}`, ...sums.map((it) => it?.text ?? '')];
    row.element.dataset.group = group.name;
    row.element.setAttribute('aria-label', `${group.name}, ${counted(group)}, ${group.isOpen ? 'open' : 'closed'}`);
    texts.forEach((text, at) => {
      const cell = row.element.children[at];
      if (row.texts[at] !== text) {
        row.texts[at] = text;
        cell.textContent = text;
      }
      const of = sums[at - 1];
      cell.title = of?.exact ?? '';
      cell.classList.toggle('unknown', Boolean(of?.isUnknown));
      cell.classList.toggle('negative', Boolean(of?.isNegative));
    });
  }

  fill(row, position) {
    this.columns.forEach((column, at) => {
      const nodes = column.show(position, this.asOf);
      const text = nodes.map((it) => it.textContent ?? it).join('');
      if (row.texts[at] === text) {
        return;
      }
      const cell = row.element.children[at];
      const before = row.numbers[at];
      const now = column.key === 'mark' ? number(position.markPrice) : column.order?.(position);
      cell.replaceChildren(...nodes);
      cell.title = column.title?.(position) ?? '';
      cell.classList.toggle('negative', column.mood?.(position) === 'negative');
      if (row.texts[at] !== undefined && now !== before) {
        this.flash(cell, now > before ? 'up' : 'down');
      }
      row.texts[at] = text;
      row.numbers[at] = now;
    });
  }

  /** Which way a cell went, for a moment. Two repaints: an animation would repaint without a pause while marks come. */
  flash(cell, way) {
    clearTimeout(this.fading.get(cell));
    cell.classList.toggle('up', way === 'up');
    cell.classList.toggle('down', way === 'down');
    this.fading.set(cell, setTimeout(() => {
      this.fading.delete(cell);
      cell.classList.remove('up', 'down');
    }, FLASH));
  }

  select(key) {
    this.selected = key;
    this.paint();
  }

  /** Opens a position, opens or closes a group. */
  enter(line, open) {
    if (line.position) {
      this.open(line.key);
      return;
    }
    const isOpen = !this.closed.has(line.key);
    if (open ?? !isOpen) {
      this.closed.delete(line.key);
    } else {
      this.closed.add(line.key);
    }
    this.arrange();
  }

  key(event) {
    if (event.target.closest('thead') || !this.lines.length) {
      return;
    }
    const page = Math.max(1, Math.floor(this.place.clientHeight / this.height) - 2);
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    const line = this.lines.find((it) => it.key === this.selected);
    if (event.key in moves) {
      event.preventDefault();
      this.move(moves[event.key]);
    } else if (line && event.key === 'Enter') {
      event.preventDefault();
      this.enter(line);
    } else if (line?.group && ['ArrowLeft', 'ArrowRight'].includes(event.key)) {
      event.preventDefault();
      this.enter(line, event.key === 'ArrowRight');
    }
  }

  move(by) {
    if (!this.lines.length) {
      return;
    }
    const from = this.lines.findIndex((it) => it.key === this.selected);
    const start = by === Infinity ? this.lines.length - 1 : 0;
    const to = Math.max(0, Math.min(this.lines.length - 1, from < 0 ? start : from + by));
    this.selected = this.lines[to].key;
    const top = to * this.height;
    if (top < this.place.scrollTop) {
      this.place.scrollTop = top;
    } else if (top + 3 * this.height > this.place.scrollTop + this.place.clientHeight) {
      this.place.scrollTop = top + 3 * this.height - this.place.clientHeight;
    }
    this.paint();
    this.shown.get(this.selected)?.element.focus({ preventScroll: true });
  }
}
