// The frame around all pages: who looks, at which moment, whether it is live, and the keys.
import * as address from './address.js';
import * as login from './login.js';
import { both, clock, element, setLocal, time } from './figures.js';
import { Drawer } from './drawer.js';
import { listen } from './explain.js';
import { Model } from './model.js';
import { Navigation } from './navigation.js';
import * as moment from './moment.js';
import { button, words } from './parts.js';

const by = (id) => document.getElementById(id);
const SILENT = 12;
const model = new Model();
let heard = 0;
let isLocal = false;
let watched = null;
let opener = null;

const drawer = new Drawer(by('drawer'), address.moment, () => {
  navigation.remember('position', null);
  (opener?.isConnected ? opener : by('positions') ?? by('screen')).focus();
});
const navigation = new Navigation(by('pages'), by('screen'), { model, open, say: (text) => put('said', text) });

function open(key) {
  opener = document.activeElement;
  navigation.remember('position', key);
  drawer.open(key);
}

function put(id, text) {
  if (by(id).textContent !== text) {
    by(id).textContent = text;
  }
}

function badge(state, text) {
  by('stream').dataset.state = state;
  put('stream', text);
}

function banner(text, bad) {
  by('banner').hidden = !text;
  by('banner').classList.toggle('bad', Boolean(bad));
  put('banner', text ?? '');
}

function at(run, instant) {
  put('run', run ?? 'none yet');
  put('as-of', instant ? time(instant) : 'unknown');
  by('as-of').dateTime = instant ?? '';
  by('as-of').title = instant ? both(instant) : '';
}

const told = {
  position(it) { drawer.put(it, model.asOf); },
  head(it) {
    at(it.run, it.asOf);
    if (!it.again && !address.isPast()) {
      banner(it.reachable ? null : 'The store does not answer: what is shown is the last that was known.', true);
    }
  },
  connecting() { heard = 0; banner(null); badge('waiting', 'CONNECTING'); },
  asking() { heard = 0; badge('past', 'AS OF, NOT LIVE'); },
  past(it) {
    banner(`As of ${both(it.asOf)}${it.asKnown ? `, as known at ${both(it.asKnown)}` : ''}: not live.`);
    by('banner').append(' ', button('Go live', moment.live, { id: 'go-live' }));
  },
  broken(it) {
    heard = 0;
    badge('broken', 'NOT LIVE');
    banner(`The stream is interrupted (${it.because}); what is shown may be old. Trying again.`, true);
    if (it.status === 401 || it.status === 403) {
      gate(it.because);
    }
  },
};

model.follow((kind, data) => {
  if (!address.isPast() && !['broken', 'connecting', 'asking', 'reset'].includes(kind) && !data.again) {
    if (!heard) {
      banner(null);
    }
    heard = Date.now();
  }
  told[kind]?.(data);
});

/** Does what the address says, as far as that is not so already. */
async function go(focus) {
  const now = JSON.stringify(address.moment());
  const moved = watched !== now;
  watched = now;
  if (!address.given('position') && drawer.key) {
    drawer.hide(); // not close: that would say that the page meant is the one shown
  }
  navigation.show({ focus, anew: moved });
  if (address.given('position') && address.given('position') !== drawer.key) {
    drawer.open(address.given('position'));
  }
  try {
    if (moved) {
      await model.watch(address.moment());
    }
  } catch (failure) {
    if (failure.name !== 'AbortError') {
      badge('broken', 'NO ANSWER');
      banner(words(failure), true);
      if (failure.status === 401) {
        gate(failure.message);
      }
    }
  }
}

function gate(why) {
  model.stop();
  navigation.leave();
  watched = null;
  heard = 0;
  by('screen').replaceChildren();
  drawer.hide();
  ['screen', 'logout', 'pages', 'moment'].forEach((id) => { by(id).hidden = true; });
  by('gate').hidden = false;
  put('gate-text', why);
  by('login').hidden = !login.canLogIn();
  by('paste').hidden = login.canLogIn();
  badge('waiting', 'LOGGED OUT');
  (login.canLogIn() ? by('login') : by('token')).focus();
}

function enter() {
  const who = login.person();
  put('person', `${who.name}, ${who.roles.join(', ') || 'no role'}`);
  by('person').title = who.desks.includes('*') ? 'all desks' : `desks: ${who.desks.join(', ') || 'none'}`;
  by('gate').hidden = true;
  ['screen', 'logout', 'pages', 'moment'].forEach((id) => { by(id).hidden = false; });
  navigation.person = who;
  go(false);
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
  at(model.run, model.asOf);
  navigation.redraw?.();
}

function tick() {
  ['utc', 'local'].forEach((id) => {
    const now = clock(id === 'utc');
    put(id, now.slice(11));
    by(id).title = now;
  });
  if (heard) {
    const silent = Math.round((Date.now() - heard) / 1000);
    badge(silent < SILENT ? 'live' : 'broken', silent < SILENT ? 'LIVE' : `SILENT ${silent} s`);
  }
}

function help() {
  const all = { ...Object.fromEntries(Object.entries(KEYS).filter(([key]) => key !== 'Escape')), ...navigation.keys };
  const fixed = [['↑ ↓ Home End', 'from row to row'], ['Enter', 'open the row'], ['Esc', 'close what is open, clear the filter']];
  const lines = [...Object.entries(all).filter(([key]) => key !== 'Escape').map(([key, [does]]) => [key, does]), ...fixed];
  by('help-keys').replaceChildren(...lines.flatMap(([key, does]) => [element('dt', {}, element('kbd', {}, key)), element('dd', {}, does)]));
  by('help').showModal();
}

const KEYS = {
  n: ['next page', () => navigation.step(1)],
  p: ['page before', () => navigation.step(-1)],
  t: ['dark, light or as the system', () => theme()],
  z: ['times in UTC or local', zone],
  m: ['a moment of the past, or live', () => moment.choose(model.asOf)],
  '?': ['these keys', help],
  Escape: ['close what is open', () => { if (by('drawer').hidden) { navigation.keys.Escape?.[1](); } else { drawer.close(); } }],
};

document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input:not([type="range"], [type="checkbox"]), select, textarea');
  if (event.ctrlKey || event.metaKey || event.altKey || by('screen').hidden || event.target.closest('dialog') || (typing && event.key !== 'Escape')) {
    return;
  }
  const action = KEYS[event.key] ?? navigation.keys[event.key];
  if (action) {
    event.preventDefault();
    action[1]();
  }
});
by('skip').addEventListener('click', (event) => { event.preventDefault(); by('screen').focus(); });
by('theme').addEventListener('click', () => theme());
by('zone').addEventListener('click', zone);
by('keys').addEventListener('click', help);
by('moment').addEventListener('click', () => moment.choose(model.asOf));
by('login').addEventListener('click', () => login.redirect());
by('logout').addEventListener('click', () => login.logOut());
by('paste').addEventListener('submit', (event) => {
  event.preventDefault();
  try {
    login.use(by('token').value.trim());
    by('token').value = '';
    enter();
  } catch {
    put('gate-text', 'That is no token: it must have three parts of base64url.');
  }
});
listen(document);
window.addEventListener('hashchange', () => { if (!by('screen').hidden) { go(true); } });
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
