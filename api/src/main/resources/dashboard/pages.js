// Every page of the dashboard, one line each. To add one: write pages/NAME.js that exports
//   render(container, context)
// and add its line here. `place` orders the links, `roles` says who is shown it (what somebody may
// really ask is decided by the server alone). A page is fetched when it is first opened, so one that
// is broken takes no other with it. `now` says, where a moment of the past is shown, what of the page is
// not of that moment. render may be asynchronous; what it throws is shown in words. It
// may return a function, called where only the way of showing has changed (times in UTC or local).
//
// context: person {name, roles, desks} · is(...roles) · moment {run, asOf, asKnown}, empty where live ·
//   ask(path, parameters): GET at that moment · get(path, parameters): GET without it ·
//   all(path, name, parameters): every row of a list at that moment ·
//   send(method, path, body): a change, answers JSON or null · download(path, name, parameters) ·
//   given(name), remember(name, value), link(page, more): the address ·
//   open(position): the drawer · model: desks, positions, alerts as they are known (model.js) ·
//   keys({ key: ['what it does', action] }) · say(text): told to a screen reader ·
//   signal: aborted when the page is left, hand it to poll, model.follow and listeners.
// Tables, forms, confirmation, refusals in words and polling are in parts.js, figures in figures.js.
export const EVERYBODY = ['risk-desk', 'portfolio-manager', 'compliance', 'risk-admin'];

export const PAGES = [
  { place: 10, id: 'watch', title: 'Watch', roles: EVERYBODY, load: () => import('./pages/watch.js') },
  { place: 30, id: 'reallocation', title: 'Reallocation', now: 'Batches stand here as they are now.', roles: EVERYBODY, load: () => import('./pages/reallocation.js') },
  { place: 31, id: 'tickets', title: 'Tickets', now: 'Tickets stand here as they are now.', roles: EVERYBODY, load: () => import('./pages/tickets.js') },
  { place: 32, id: 'budgets', title: 'Budgets', now: 'Proposals stand here as they are now.', roles: EVERYBODY, load: () => import('./pages/budgets.js') },
  { place: 33, id: 'defaults', title: 'Defaults', now: 'Defaults are those of now.', roles: EVERYBODY, load: () => import('./pages/defaults.js') },
  { place: 50, id: 'incidents', title: 'Incidents', now: 'Incidents are those of now, alerts those of the moment.', roles: EVERYBODY, load: () => import('./pages/incidents.js') },
  { place: 51, id: 'thresholds', title: 'Thresholds', roles: EVERYBODY, load: () => import('./pages/thresholds.js') },
  { place: 60, id: 'stress', title: 'Stress', roles: EVERYBODY, load: () => import('./pages/stress.js') },
  { place: 70, id: 'reports', title: 'Reports', now: 'Reports are those of now.', roles: EVERYBODY, load: () => import('./pages/reports.js') },
  { place: 80, id: 'breaks', title: 'Breaks', roles: EVERYBODY, load: () => import('./pages/breaks.js') },
  { place: 70, id: 'rules', title: 'Rules', roles: EVERYBODY, load: () => import('./pages/rules.js') },
  { place: 80, id: 'records', title: 'Refused', now: 'The ledger of refusals is that of now.', roles: ['compliance', 'risk-admin'], load: () => import('./pages/records.js') },
  { place: 90, id: 'help', title: 'Help', now: 'What figures mean is the same at any moment.', roles: EVERYBODY, load: () => import('./pages/help.js') },
].sort((a, b) => a.place - b.place);
