// Questions to the API and its stream, always with the token, never with a cookie.
import * as login from './login.js';
import { keepBlob } from './parts.js';

export class Refusal extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? problem?.title ?? `the server answered ${status}`);
    this.status = status;
    this.code = problem?.code ?? 'UNKNOWN';
    this.correlationId = problem?.correlationId;
  }
}

async function send(path, options = {}, again = true) {
  const answer = await fetch(path, {
    ...options, credentials: 'omit', cache: 'no-store',
    headers: { ...(options.headers ?? {}), Authorization: `Bearer ${login.token()}` } });
  if (answer.status === 401 && again && await login.renew()) {
    return send(path, options, false);
  }
  if (!answer.ok) {
    throw new Refusal(answer.status, await answer.json().catch(() => null));
  }
  return answer;
}

export async function get(path, parameters = {}, signal) {
  const given = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value));
  const query = given.toString();
  return (await send(query ? `${path}?${query}` : path, { signal })).json();
}

/**
 * Asks for a change; answers what the server says, null where that is nothing. Sent again after a new
 * token it is the same change: its idempotency key stays.
 */
export async function change(method, path, body, { headers = {}, signal } = {}) {
  const answer = await send(path, {
    method, signal, body: body === undefined ? undefined : JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), ...headers } });
  const text = await answer.text();
  return text ? JSON.parse(text) : null;
}

/** Sends a file as it is; answers what the server says of it. */
export async function upload(path, file, { parameters = {}, signal } = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value)).toString();
  return (await send(query ? `${path}?${query}` : path, {
    method: 'POST', signal, body: file, headers: { 'Content-Type': 'application/octet-stream' } })).json();
}

/** Fetches a file with the token and hands it to the browser to keep. */
export async function download(path, name, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value)).toString();
  keepBlob(name, await (await send(query ? `${path}?${query}` : path)).blob());
}

export async function all(path, name, parameters, signal) {
  const rows = [];
  let cursor = null;
  let page;
  do {
    page = await get(path, { ...parameters, limit: 5000, cursor }, signal);
    rows.push(...page[name]);
    cursor = page.next;
  } while (cursor);
  return { ...page, [name]: rows };
}

/** Follows the stream for ever; goes on from its cursor after every break. */
export async function follow(tell, signal) {
  let cursor = null;
  let pause = 250;
  while (!signal.aborted) {
    try {
      const query = cursor ? `?after=${encodeURIComponent(cursor)}` : '';
      const answer = await send(`/v1/live${query}`, { signal, headers: { Accept: 'text/event-stream' } });
      pause = 250;
      cursor = await read(answer.body, cursor, tell);
      tell('broken', { because: 'ENDED' });
    } catch (failure) {
      if (signal.aborted) {
        return;
      }
      cursor = failure.cursor ?? cursor;
      tell('broken', { because: failure.message, status: failure.status });
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(10_000, pause * 2);
  }
}

async function read(body, before, tell) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let cursor = before;
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return cursor;
      }
      rest += value;
      const events = rest.split('\n\n');
      rest = events.pop();
      const batch = [];
      for (const text of events) {
        const fields = Object.fromEntries(text.split('\n').map((line) => {
          const at = line.indexOf(': ');
          return [line.slice(0, at), line.slice(at + 2)];
        }));
        cursor = fields.id ?? cursor;
        batch.push([fields.event, JSON.parse(fields.data)]);
      }
      batch.forEach(([kind, data]) => tell(kind, data));
    }
  } catch (failure) {
    failure.cursor = cursor;
    throw failure;
  }
}
