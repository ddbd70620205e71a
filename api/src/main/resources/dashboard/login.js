// Authorization code with PKCE. Tokens stay in this page's memory: nothing is kept in storage that
// another page, or the next person at this desk, could find.
const VERIFIER = 'ringfence.verifier';
const STATE = 'ringfence.state';
const HASH = 'ringfence.hash';

let login = { issuer: null, client: '' };
let tokens = null;
let timer = 0;
let onEnd = () => {};

const base64 = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const random = () => base64(crypto.getRandomValues(new Uint8Array(32)));
const claims = (token) => JSON.parse(new TextDecoder().decode(
  Uint8Array.from(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))));
const endpoint = (name) => `${login.issuer}/protocol/openid-connect/${name}`;
const home = () => `${location.origin}/`;

export const token = () => tokens?.access;
export const canLogIn = () => login.issuer !== null;
export const ended = (then) => { onEnd = then; };

/** Who looks at the page, as the token says. */
export function person() {
  const said = claims(tokens.access);
  const roles = [...(said.roles ?? []), ...(said.realm_access?.roles ?? [])]
    .filter((role) => ['risk-desk', 'portfolio-manager', 'compliance', 'risk-admin'].includes(role));
  return { name: said.preferred_username ?? said.sub, roles, desks: said.desks ?? [] };
}

/** Comes back from the login page, or finds nobody logged in: true where somebody is. */
export async function begin() {
  login = await (await fetch('/dashboard/login.json')).json();
  const answer = new URLSearchParams(location.search);
  if (!answer.has('code') && !answer.has('error')) {
    return false;
  }
  const expected = sessionStorage.getItem(STATE);
  const verifier = sessionStorage.getItem(VERIFIER);
  const hash = sessionStorage.getItem(HASH) ?? '';
  [STATE, VERIFIER, HASH].forEach((name) => sessionStorage.removeItem(name));
  history.replaceState(null, '', `/${hash}`);
  if (!answer.has('code') || !expected || answer.get('state') !== expected) {
    return false;
  }
  return ask({ grant_type: 'authorization_code', code: answer.get('code'), redirect_uri: home(), code_verifier: verifier });
}

/**
 * Sends the browser to the login page; it comes back to where it was. Fresh: the person shows anew who
 * they are, although they are logged in.
 */
export async function redirect({ fresh = false } = {}) {
  const verifier = random();
  const state = random();
  sessionStorage.setItem(VERIFIER, verifier);
  sessionStorage.setItem(STATE, state);
  sessionStorage.setItem(HASH, location.hash);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  location.assign(`${endpoint('auth')}?${new URLSearchParams({
    client_id: login.client, redirect_uri: home(), response_type: 'code', scope: 'openid', state,
    code_challenge: base64(new Uint8Array(digest)), code_challenge_method: 'S256',
    ...(fresh ? { prompt: 'login' } : {}) })}`);
}

/** A token somebody pasted, where there is no login page. */
export function use(pasted) {
  claims(pasted);
  tokens = { access: pasted };
}

/** New tokens in place of those that run out; false where the session has ended. */
export async function renew() {
  if (!tokens?.refresh) {
    return false;
  }
  return ask({ grant_type: 'refresh_token', refresh_token: tokens.refresh });
}

export function logOut() {
  const hint = tokens?.identity;
  clearTimeout(timer);
  tokens = null;
  if (login.issuer && hint) {
    location.assign(`${endpoint('logout')}?${new URLSearchParams({
      client_id: login.client, id_token_hint: hint, post_logout_redirect_uri: home() })}`);
  } else {
    location.assign('/');
  }
}

async function ask(form) {
  const answer = await fetch(endpoint('token'), {
    method: 'POST', credentials: 'omit', body: new URLSearchParams({ client_id: login.client, ...form }) });
  if (!answer.ok) {
    tokens = null;
    return false;
  }
  const said = await answer.json();
  tokens = { access: said.access_token, refresh: said.refresh_token, identity: said.id_token ?? tokens?.identity };
  clearTimeout(timer);
  timer = setTimeout(async () => { if (!await renew().catch(() => false)) { onEnd(); } },
    Math.max(5, said.expires_in - 60) * 1000);
  return true;
}
