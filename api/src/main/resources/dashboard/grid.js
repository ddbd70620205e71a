// Positions, exceptions first. Only rows in sight are in the page, so thousands scroll like ten; a
// tick touches the cells that changed.
import { age, amount, both, element, number, percent, price, step, UNKNOWN } from './figures.js';
import { known, word } from './board.js';

const SPARE = 8;
const RANK = { UNKNOWN: 0, BANKRUPT: 1, CRITICAL: 2, WATCH: 4, NORMAL: 5 };
const rank = (it) => Math.min(RANK[it.state] ?? 0, it.markCondition === 'STALE' ? 3 : 9);
const near = (it) => (it.worth?.distance ? number(it.worth.distance) : it.worth ? Infinity : -Infinity);
const worth = (name) => (it) => (it.worth ? number(it.worth[name]) : -Infinity);

const COLUMNS = [
  { name: 'State', key: 'urgency', text: true, show: (it) => [word(it.state)] },
  { name: 'Position', key: 'position', text: true, show: (it) => [`${it.instrument} ${it.side}`], title: (it) => it.position },
  { name: 'Desk', key: 'desk', text: true, show: (it) => [`${it.desk} / ${it.book}`] },
  { name: 'Mark', key: 'mark', show: (it, asOf) => (it.markCondition === 'FRESH'
    ? [price(it.markPrice, step(it))]
    : it.markCondition === 'STALE'
      ? [price(it.markPrice, step(it)), ' ', word('STALE'), ` ${age(it.markAt, asOf)}`]
      : [word('MISSING')]), title: (it) => (it.markAt ? both(it.markAt) : 'no mark yet') },
  { name: 'Liquidation', key: 'liquidation', show: (it) => [known(it.worth ? it.worth.liquidationPrice ? price(it.worth.liquidationPrice, step(it)) : 'none' : UNKNOWN)] },
  { name: 'Distance', key: 'distance', order: near, show: (it) => [known(it.worth ? it.worth.distance ? percent(it.worth.distance) : 'none' : UNKNOWN)] },
  { name: 'Margin ratio', key: 'marginRatio', order: worth('marginRatio'), show: (it) => [known(it.worth ? it.worth.marginRatio ? percent(it.worth.marginRatio) : 'bankrupt' : UNKNOWN)] },
  { name: 'Wallet', key: 'isolatedMargin', order: (it) => number(it.terms.isolatedMargin), show: (it) => [amount(it.terms.isolatedMargin)] },
  { name: 'Unrealised', key: 'unrealisedPnl', order: worth('unrealisedPnl'), show: (it) => [known(it.worth ? amount(it.worth.unrealisedPnl) : UNKNOWN)],
    mood: (it) => (it.worth?.unrealisedPnl.startsWith('-') ? 'negative' : null) },
  { name: 'Still to lose', key: 'stillToLose', order: worth('stillToLose'), show: (it) => [known(it.worth ? amount(it.worth.stillToLose) : UNKNOWN)] },
  { name: 'Asset', key: 'asset', text: true, show: (it) => [it.settlementAsset] },
];

export class Grid {
  constructor(place, count, open) {
    Object.assign(this, { place, count, open, rows: new Map(), lines: [], shown: new Map(), filter: '', group: '', sort: 'urgency', down: false, asOf: null, selected: null, due: false, height: 31 });
    this.head = element('tr', { 'aria-rowindex': '1' });
    this.body = element('tbody');
    this.above = element('tr', { class: 'spacer', 'aria-hidden': 'true' }, element('td', { colspan: COLUMNS.length }));
    this.below = element('tr', { class: 'spacer', 'aria-hidden': 'true' }, element('td', { colspan: COLUMNS.length }));
    this.table = element('table', { role: 'grid', 'aria-label': 'Open positions', 'aria-colcount': COLUMNS.length },
      element('thead', {}, this.head), this.body);
    place.append(this.table);
    this.header();
    place.addEventListener('scroll', () => this.paint());
    place.addEventListener('keydown', (event) => this.key(event));
    new ResizeObserver(() => this.paint()).observe(place);
  }

  header() {
    this.head.replaceChildren(...COLUMNS.map((column) => {
      const sorted = this.sort === column.key;
      const orderable = column.order || column.key === 'urgency' || column.key === 'position';
      const cell = element('th', { scope: 'col', class: column.text ? 'text' : null, 'aria-sort': sorted ? (this.down ? 'descending' : 'ascending') : null });
      if (!orderable) {
        cell.append(column.name);
        return cell;
      }
      const button = element('button', { type: 'button' }, `${column.name}${sorted ? (this.down ? ' ▼' : ' ▲') : ''}`);
      button.addEventListener('click', () => {
        this.down = sorted && !this.down;
        this.sort = column.key;
        this.header();
        this.arrange();
        this.head.querySelectorAll('button')[[...this.head.children].filter((it) => it.querySelector('button')).findIndex((it) => it.getAttribute('aria-sort'))]?.focus();
      });
      cell.append(button);
      return cell;
    }));
  }

  clear() { this.rows.clear(); this.later(); }
  put(position) { this.rows.set(position.position, position); this.later(); }
  remove(key) { this.rows.delete(key); this.later(); }
  at(asOf) { this.asOf = asOf; this.later(); }
  choose(filter, group) { this.filter = filter.trim().toLowerCase(); this.group = group; this.place.scrollTop = 0; this.arrange(); }

  /** Many events, one arrangement. */
  later() {
    if (!this.due) {
      this.due = true;
      requestAnimationFrame(() => { this.due = false; this.arrange(); });
    }
  }

  arrange() {
    const words = this.filter.split(/\s+/).filter(Boolean);
    const chosen = [...this.rows.values()].filter((it) => {
      const text = `${it.position} ${it.desk} ${it.book} ${it.trader} ${it.state} ${it.markCondition}`.toLowerCase();
      return words.every((wanted) => text.includes(wanted));
    });
    const sign = this.down ? -1 : 1;
    const column = COLUMNS.find((it) => it.key === this.sort);
    const order = column.order
      ? (a, b) => sign * (column.order(a) - column.order(b) || 0)
      : this.sort === 'position' ? () => 0 : (a, b) => sign * (rank(a) - rank(b) || (near(a) === near(b) ? 0 : near(a) - near(b)));
    chosen.sort((a, b) => order(a, b) || (this.sort === 'position' ? sign : 1) * a.position.localeCompare(b.position));
    this.lines = this.group ? this.grouped(chosen) : chosen.map((position) => ({ key: position.position, position }));
    const troubled = chosen.filter((it) => rank(it) < 4).length;
    const text = `${chosen.length} of ${this.rows.size} positions, ${troubled} need a look`;
    if (this.count.textContent !== text) {
      this.count.textContent = text;
    }
    this.table.setAttribute('aria-rowcount', String(this.lines.length + 1));
    this.paint();
  }

  grouped(chosen) {
    const groups = new Map();
    chosen.forEach((it) => {
      const name = this.group === 'book' ? `${it.desk} / ${it.book}` : it[this.group];
      groups.set(name, [...(groups.get(name) ?? []), it]);
    });
    return [...groups].flatMap(([name, members]) => [
      { key: `group ${name}`, group: `${name}: ${members.length} positions, ${members.filter((it) => rank(it) < 4).length} need a look` },
      ...members.map((position) => ({ key: position.position, position })) ]);
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
    const focus = wanted.some((it) => it.key === this.selected) ? this.selected : wanted.find((it) => it.position)?.key;
    const rows = wanted.map((line, at) => {
      const row = this.shown.get(line.key) ?? this.made(line);
      row.element.setAttribute('aria-rowindex', String(first + at + 2));
      if (line.position) {
        this.fill(row, line.position);
        row.element.tabIndex = line.key === focus ? 0 : -1;
        row.element.setAttribute('aria-selected', String(line.key === this.selected));
      } else if (row.element.textContent !== line.group) {
        row.element.firstChild.textContent = line.group;
      }
      return row.element;
    });
    const all = [this.above, ...rows, this.below];
    if (all.length !== this.body.children.length || all.some((it, at) => this.body.children[at] !== it)) {
      const held = this.body.contains(document.activeElement) ? document.activeElement : null;
      this.body.replaceChildren(...all);
      held?.isConnected && held.focus({ preventScroll: true });
    }
    const measured = rows[0]?.getBoundingClientRect().height;
    if (measured && Math.abs(measured - this.height) > 0.01) {
      this.height = measured;
      this.paint();
    }
  }

  made(line) {
    const row = line.position
      ? { element: element('tr', { 'data-key': line.key }, ...COLUMNS.map((it) => element('td', { role: 'gridcell', class: it.text ? 'text' : null }))), texts: [] }
      : { element: element('tr', { class: 'group' }, element('th', { colspan: COLUMNS.length, scope: 'rowgroup' }, line.group)) };
    if (line.position) {
      row.element.addEventListener('click', () => { this.select(line.key); this.open(line.key); });
    }
    this.shown.set(line.key, row);
    return row;
  }

  fill(row, position) {
    COLUMNS.forEach((column, at) => {
      const nodes = column.show(position, this.asOf);
      const text = nodes.map((it) => it.textContent ?? it).join('');
      if (row.texts[at] === text) {
        return;
      }
      const cell = row.element.children[at];
      const before = row.numbers?.[at];
      const now = column.key === 'mark' ? number(position.markPrice) : column.order?.(position);
      cell.replaceChildren(...nodes);
      cell.title = column.title?.(position) ?? '';
      cell.classList.toggle('negative', column.mood?.(position) === 'negative');
      if (row.texts[at] !== undefined && now !== before) {
        cell.classList.remove('up', 'down');
        void cell.offsetWidth;
        cell.classList.add(now > before ? 'up' : 'down');
      }
      row.texts[at] = text;
      row.numbers = { ...row.numbers, [at]: now };
    });
  }

  select(key) {
    this.selected = key;
    this.paint();
  }

  key(event) {
    if (event.target.closest('thead') || !this.lines.length) {
      return;
    }
    const page = Math.max(1, Math.floor(this.place.clientHeight / this.height) - 2);
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (event.key === 'Enter' && this.selected) {
      event.preventDefault();
      this.open(this.selected);
    } else if (event.key in moves) {
      event.preventDefault();
      this.move(moves[event.key]);
    }
  }

  move(by) {
    const rows = this.lines.map((it, at) => [it, at]).filter(([it]) => it.position);
    const from = rows.findIndex(([it]) => it.key === this.selected);
    const to = Math.max(0, Math.min(rows.length - 1, from < 0 ? (by === Infinity ? rows.length - 1 : 0) : from + by));
    const [line, at] = rows[to];
    this.selected = line.key;
    const top = at * this.height;
    if (top < this.place.scrollTop) {
      this.place.scrollTop = top;
    } else if (top + 2 * this.height > this.place.scrollTop + this.place.clientHeight) {
      this.place.scrollTop = top + 2 * this.height - this.place.clientHeight;
    }
    this.paint();
    this.shown.get(line.key)?.element.focus({ preventScroll: true });
  }
}
