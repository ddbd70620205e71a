// The page: who looks, at which moment, and what changes. A deep link says the moment and what is
// open: #run=…&asOf=…&asKnown=…&position=…
import * as login from './login.js';
import * as server from './server.js';
import { draw, metric, word } from './board.js';
import { amount, both, clock, element, percent, price, setLocal, short, time } from './figures.js';
import { Drawer } from './drawer.js';
import { Grid } from './grid.js';

const by = (id) => document.getElementById(id);
const desks = new Map();
const alerts = new Map();
const KEPT_ALERTS = 300;
let asOf = null;
let heard = 0;
let isLocal = false;
let following = null;
let due = false;

const hash = () => new URLSearchParams(location.hash.slice(1));
const moment = () => Object.fromEntries(['run', 'asOf', 'asKnown'].map((name) => [name, hash().get(name)]).filter(([, value]) => value));
const isPast = () => Object.keys(moment()).length > 0;

function remember(position) {
  const next = hash();
  if (position) {
    next.set('position', position);
  } else {
    next.delete('position');
  }
  history.replaceState(null, '', next.size ? `#${next}` : '/');
}

const grid = new Grid(by('grid'), by('count'), (key) => open(key));
let opener = null;
const drawer = new Drawer(by('drawer'), moment, () => { remember(null); (opener?.isConnected ? opener : by('positions')).focus(); });

function open(key) {
  opener = document.activeElement;
  remember(key);
  drawer.open(key);
}

function badge(state, text) {
  const place = by('stream');
  if (place.dataset.state !== state || place.textContent !== text) {
    place.dataset.state = state;
    place.textContent = text;
  }
}

function banner(text, bad) {
  by('banner').hidden = !text;
  by('banner').classList.toggle('bad', Boolean(bad));
  if (by('banner').textContent !== (text ?? '')) {
    by('banner').textContent = text ?? '';
  }
}

function later() {
  if (!due) {
    due = true;
    requestAnimationFrame(() => {
      due = false;
      draw(by('board'), [...desks.values()], open);
      feed();
    });
  }
}

function told(alert) {
  const said = alert.position
    ? [alert.kind === 'MARGIN_RATIO' && alert.marginRatio ? `margin ratio ${percent(alert.marginRatio)}` : alert.distance ? `${percent(alert.distance)} to liquidation` : '',
      alert.markPrice ? `mark ${price(alert.markPrice, null)}` : ''].filter(Boolean).join(', ')
    : [alert.metric ? metric(alert.metric) : '', alert.used ? `used ${amount(alert.used)}` : alert.kind === 'BUDGET' ? 'use unknown' : ''].filter(Boolean).join(', ');
  const took = alert.receivedAt && alert.emittedAt ? Date.parse(alert.emittedAt) - Date.parse(alert.receivedAt) : null;
  const line = element('li', {},
    element('div', {}, alert.state ? element('span', {}, element('b', {}, `${alert.kind} `), word(alert.state)) : element('b', {}, alert.kind.replaceAll('_', ' ') + (alert.level ? ` ${percent(alert.level, 0)}` : '')),
      element('time', { datetime: alert.at, title: both(alert.at) }, short(alert.at))),
    element('p', {}, alert.node.replace(/^firm\//, '')), element('p', {}, said),
    element('p', { class: took !== null && took > 5000 ? 'negative' : 'quiet' }, took === null ? 'how fast: unknown' : `told in ${took} ms${took > 5000 ? ': LATE' : ''}`));
  if (alert.position) {
    const button = element('button', { type: 'button' }, alert.position);
    button.addEventListener('click', () => open(alert.position));
    line.append(button);
  }
  return line;
}

function feed() {
  const all = [...alerts.values()].sort((a, b) => b.at.localeCompare(a.at)).slice(0, KEPT_ALERTS);
  const key = `${isLocal} ${all.map((it) => it.at + it.kind + it.node + it.position).join()}`;
  if (by('feed').dataset.key !== key) {
    by('feed').dataset.key = key;
    by('feed').replaceChildren(...(all.length ? all.map(told) : [element('li', { class: 'quiet' }, 'no alerts')]));
  }
}

function at(run, instant) {
  asOf = instant;
  by('run').textContent = run ?? 'none yet';
  by('as-of').textContent = instant ? time(instant) : 'unknown';
  by('as-of').dateTime = instant ?? '';
  by('as-of').title = instant ? both(instant) : '';
  grid.at(instant);
}

const put = {
  reset() { desks.clear(); alerts.clear(); grid.clear(); },
  desk(it) { desks.set(`${it.node} ${it.settlementAsset}`, it); },
  position(it) { grid.put(it); drawer.put(it, asOf); },
  gone(it) { grid.remove(it.position); },
  alert(it) { alerts.set(JSON.stringify(it), it); },
  head(it) {
    at(it.run, it.asOf);
    banner(it.reachable ? null : 'The store does not answer: what is shown is the last that was known.', true);
  },
  beat() {},
  end() {},
  broken(it) {
    heard = 0;
    badge('broken', 'NOT LIVE');
    banner(`The stream is interrupted (${it.because}); what is shown may be old. Trying again.`, true);
    if (it.status === 401 || it.status === 403) {
      gate(it.because);
    }
  },
};

function tell(kind, data) {
  if (kind !== 'broken') {
    if (!heard) {
      banner(null);
    }
    heard = Date.now();
  }
  put[kind]?.(data);
  later();
}

async function past() {
  badge('past', 'AS OF, NOT LIVE');
  const then = moment();
  put.reset();
  const [board, positions, feedOf] = await Promise.all([
    server.get('/v1/desks', then), server.all('/v1/positions', 'positions', then), server.get('/v1/alerts', { ...then, limit: KEPT_ALERTS })]);
  at(board.run, board.asOf);
  board.desks.forEach(put.desk);
  positions.positions.forEach((it) => grid.put(it));
  feedOf.alerts.forEach(put.alert);
  banner(`As of ${both(board.asOf)}${board.asKnown ? `, as known at ${both(board.asKnown)}` : ''}: not live. Remove #… from the address to go live.`);
  later();
}

async function watch() {
  following?.abort();
  following = new AbortController();
  try {
    if (isPast()) {
      await past();
    } else {
      badge('waiting', 'CONNECTING');
      server.follow(tell, following.signal);
    }
    const position = hash().get('position');
    if (position) {
      drawer.open(position);
    }
  } catch (failure) {
    badge('broken', 'NO ANSWER');
    banner(failure.message, true);
    if (failure.status === 401) {
      gate(failure.message);
    }
  }
}

function gate(why) {
  following?.abort();
  by('screen').hidden = true;
  by('drawer').hidden = true;
  by('gate').hidden = false;
  by('logout').hidden = true;
  by('gate-text').textContent = why;
  by('login').hidden = !login.canLogIn();
  by('paste').hidden = login.canLogIn();
  badge('waiting', 'LOGGED OUT');
  (login.canLogIn() ? by('login') : by('token')).focus();
}

function enter() {
  const who = login.person();
  by('person').textContent = `${who.name}, ${who.roles.join(', ') || 'no role'}`;
  by('person').title = who.desks.includes('*') ? 'all desks' : `desks: ${who.desks.join(', ') || 'none'}`;
  by('gate').hidden = true;
  by('screen').hidden = false;
  by('logout').hidden = false;
  watch();
}

function theme(next) {
  const order = ['system', 'dark', 'light'];
  const chosen = next ?? order[(order.indexOf(localStorage.getItem('ringfence.theme') ?? 'system') + 1) % 3];
  localStorage.setItem('ringfence.theme', chosen);
  document.documentElement.dataset.theme = chosen;
  by('theme').textContent = `Theme: ${chosen}`;
}

function zone() {
  isLocal = !isLocal;
  setLocal(isLocal);
  by('zone').textContent = `Times: ${isLocal ? 'local' : 'UTC'}`;
  by('zone').setAttribute('aria-pressed', String(isLocal));
  at(by('run').textContent, asOf);
  later();
}

function tick() {
  by('utc').textContent = clock(true);
  by('local').textContent = clock(false);
  if (heard && following && !following.signal.aborted) {
    const silent = Math.round((Date.now() - heard) / 1000);
    badge(silent < 12 ? 'live' : 'broken', silent < 12 ? 'LIVE' : `SILENT ${silent} s`);
  }
}

const KEYS = {
  1: () => by('desks').focus(), 2: () => { by('positions').focus(); grid.move(0); }, 3: () => by('feed').focus(),
  '/': () => by('filter').focus(), '?': () => by('help').showModal(), t: () => theme(), z: zone,
  Escape: () => { if (!by('drawer').hidden) { drawer.close(); } else { by('filter').value = ''; grid.choose('', by('group').value); by('positions').focus(); } },
};

document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input:not([type="range"]), select, dialog');
  if (event.ctrlKey || event.metaKey || event.altKey || by('screen').hidden || (typing && event.key !== 'Escape')) {
    return;
  }
  if (KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  }
});
by('filter').addEventListener('input', () => grid.choose(by('filter').value, by('group').value));
by('group').addEventListener('change', () => grid.choose(by('filter').value, by('group').value));
by('theme').addEventListener('click', () => theme());
by('zone').addEventListener('click', zone);
by('keys').addEventListener('click', () => by('help').showModal());
by('login').addEventListener('click', () => login.redirect());
by('logout').addEventListener('click', () => login.logOut());
by('paste').addEventListener('submit', (event) => {
  event.preventDefault();
  try {
    login.use(by('token').value.trim());
    by('token').value = '';
    enter();
  } catch {
    by('gate-text').textContent = 'That is no token: it must have three parts of base64url.';
  }
});
window.addEventListener('hashchange', () => { if (!by('screen').hidden) { watch(); } });
login.ended(() => gate('Your session has ended. Log in again to go on where you were.'));
theme(localStorage.getItem('ringfence.theme') ?? 'system');
setInterval(tick, 500);
tick();

try {
  if (await login.begin()) {
    enter();
  } else {
    gate(login.canLogIn() ? 'This page shows what your desks have at stake. Nothing is shown before you log in.'
      : 'This server believes tokens of a local key. Paste one: ringfence token --role risk-desk --desk macro');
  }
} catch {
  gate('The login service does not answer.');
}
