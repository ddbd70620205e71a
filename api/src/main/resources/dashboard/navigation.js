// Which page is shown: the links to all that the person may see, and the one the address names.
import * as address from './address.js';
import * as server from './server.js';
import { element } from './figures.js';
import { PAGES } from './pages.js';
import { refusal } from './parts.js';

export class Navigation {
  /** @param shared what pages get beside what this class gives them: open, model, say */
  constructor(links, main, shared) {
    Object.assign(this, { links, main, shared, person: null, leaving: null, shown: null, keys: {}, redraw: null });
  }

  mine() {
    return PAGES.filter((page) => page.roles.some((role) => this.person.roles.includes(role)));
  }

  /** Shows what the address names; does nothing where it is shown already. */
  async show({ focus = false, anew = false } = {}) {
    this.draw();
    if (this.shown === location.hash && !anew) {
      return;
    }
    this.leave();
    this.shown = location.hash;
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    const page = this.mine().find((it) => it.id === address.page());
    const container = element('div', { class: 'page', 'data-page': address.page() });
    this.main.replaceChildren(container);
    this.main.setAttribute('aria-label', page?.title ?? 'No such page');
    document.title = `${page?.title ?? 'No such page'} – Ringfence`;
    if (focus) {
      this.main.focus();
    }
    try {
      await this.fill(page, container, signal);
    } catch (failure) {
      if (!signal.aborted) {
        container.append(refusal(failure));
      }
    }
    if (!signal.aborted) {
      container.dataset.ready = 'true';
    }
  }

  async fill(page, container, signal) {
    if (!page) {
      const known = PAGES.find((it) => it.id === address.page());
      container.append(element('p', { class: 'unknown', role: 'alert' }, known
        ? `${known.title} is for ${known.roles.join(', ')}; you are ${this.person.roles.join(', ') || 'without a role'}.`
        : `There is no page ${address.page()}.`));
      return;
    }
    const { render } = await page.load();
    if (signal.aborted) {
      return;
    }
    if (page.now && address.isPast()) {
      container.append(element('p', { class: 'of-now', role: 'note' }, page.now));
    }
    const redraw = await render(container, this.context(signal));
    if (!signal.aborted) {
      this.redraw = redraw ?? null;
    }
  }

  context(signal) {
    const moment = address.moment();
    return {
      ...this.shared, moment, signal, person: this.person, given: address.given, link: address.link,
      is: (...roles) => roles.some((role) => this.person.roles.includes(role)),
      ask: (path, parameters = {}) => server.get(path, { ...parameters, ...moment }, signal),
      get: (path, parameters) => server.get(path, parameters, signal),
      all: (path, name, parameters = {}) => server.all(path, name, { ...parameters, ...moment }, signal),
      send: (method, path, body, headers) => server.change(method, path, body, { headers, signal }),
      download: (path, name, parameters = {}) => server.download(path, name, parameters),
      remember: (name, value) => signal.aborted || this.remember(name, value),
      keys: (keys) => Object.assign(this.keys, keys),
    };
  }

  /**
   * Keeps something of what is shown in the address. Where the address already names something else,
   * which is about to be shown, nothing is kept: it would be taken for shown and never be.
   */
  remember(name, value) {
    if (this.shown === location.hash) {
      address.remember(name, value);
      this.shown = location.hash;
      this.draw();
    }
  }

  leave() {
    this.leaving?.abort();
    this.leaving = null;
    this.shown = null;
    this.redraw = null;
    this.keys = {};
  }

  /** Links stay the elements they are, so that none is lost under a finger. */
  draw() {
    const pages = this.mine();
    if ([...this.links.children].map((it) => it.dataset.page).join() !== pages.map((it) => it.id).join()) {
      this.links.replaceChildren(...pages.map((page) => element('a', { 'data-page': page.id }, page.title)));
    }
    [...this.links.children].forEach((link) => {
      link.setAttribute('href', address.link(link.dataset.page));
      link.toggleAttribute('aria-current', false);
      if (link.dataset.page === address.page()) {
        link.setAttribute('aria-current', 'page');
      }
    });
  }

  /** The page after or before the one shown. */
  step(by) {
    const pages = this.mine();
    const at = pages.findIndex((it) => it.id === address.page());
    location.hash = address.link(pages[(at + by + pages.length) % pages.length].id);
  }
}
