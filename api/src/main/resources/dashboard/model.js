// What is known: of now, as the stream tells it, or of the moment the address names. One copy for all
// pages; whoever follows it is told what is known already, then what changes.
import * as server from './server.js';

export const SHOWN_ALERTS = 300;
const KEPT_ALERTS = 1000;

export class Model {
  constructor() {
    Object.assign(this, { desks: new Map(), positions: new Map(), alerts: new Map(), run: null, asOf: null, leftOut: false, listeners: new Set(), following: null });
  }

  /** Tells a listener (kind, data) all that is known and goes on until the signal. */
  follow(listener, signal) {
    this.listeners.add(listener);
    signal?.addEventListener('abort', () => this.listeners.delete(listener));
    listener('head', { run: this.run, asOf: this.asOf, leftOut: this.leftOut, reachable: true, again: true });
    this.desks.forEach((it) => listener('desk', it));
    this.positions.forEach((it) => listener('position', it));
    this.alerts.forEach((it) => listener('alert', it));
  }

  /** Alerts to show, the latest first. */
  latest() {
    return [...this.alerts.values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, SHOWN_ALERTS);
  }

  tell(kind, data = {}) {
    this.take(kind, data);
    this.listeners.forEach((listener) => listener(kind, data));
  }

  take(kind, it) {
    switch (kind) {
      case 'reset': this.desks.clear(); this.positions.clear(); this.alerts.clear(); break;
      case 'desk': this.desks.set(`${it.node} ${it.settlementAsset}`, it); break;
      case 'position': this.positions.set(it.position, it); break;
      case 'gone': this.positions.delete(it.position); break;
      case 'alert': this.alert(it); break;
      case 'head': this.run = it.run; this.asOf = it.asOf; this.leftOut = it.leftOut ?? false; break;
      default:
    }
  }

  alert(it) {
    this.alerts.set(JSON.stringify(it), it);
    if (this.alerts.size > KEPT_ALERTS) {
      const kept = new Set(this.latest());
      this.alerts.forEach((value, key) => kept.has(value) || this.alerts.delete(key));
    }
  }

  stop() {
    this.following?.abort();
  }

  /** Shows a moment, or without one follows the stream. */
  async watch(moment) {
    this.stop();
    this.following = new AbortController();
    const { signal } = this.following;
    const tell = (kind, data) => signal.aborted || this.tell(kind, data);
    tell('reset');
    if (Object.keys(moment).length === 0) {
      tell('connecting');
      server.follow(tell, signal);
      return;
    }
    tell('asking');
    const [board, positions, feed] = await Promise.all([
      server.all('/v1/desks', 'desks', moment, signal), server.all('/v1/positions', 'positions', { ...moment, sort: 'position' }, signal),
      server.get('/v1/alerts', { ...moment, limit: SHOWN_ALERTS }, signal)]);
    tell('head', { run: board.run, asOf: board.asOf, reachable: true });
    board.desks.forEach((it) => tell('desk', it));
    positions.positions.forEach((it) => tell('position', it));
    feed.alerts.forEach((it) => tell('alert', it));
    tell('past', board);
  }
}
