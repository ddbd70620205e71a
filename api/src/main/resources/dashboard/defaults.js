// What operators begin with, as it was agreed to: of each node what the nearest node upwards says of it.

/** Mode, leverage and columns for a node, and which node each is of. */
export function forNode(all, node) {
  const names = node.split('/');
  const upwards = names.map((_, i) => all.find((it) => it.node === names.slice(0, names.length - i).join('/'))).filter(Boolean);
  const first = (name, isSaid) => upwards.find((it) => isSaid(it[name]));
  const part = (name, isSaid = (it) => it !== null) => ({ value: first(name, isSaid)?.[name] ?? null, of: first(name, isSaid)?.node ?? null });
  return { mode: part('mode'), leverage: part('leverage'), columns: part('columns', (it) => it.length > 0) };
}

/** The node a person's own list begins with: their desk, or the firm where they have several. */
export function ownNode(person) {
  const desks = person.desks.filter((it) => it !== '*');
  return desks.length === 1 && person.desks.length === 1 ? `firm/${desks[0]}` : 'firm';
}

export const nodeOf = (position) => `firm/${position.desk}/${position.book}`;

/** How a position differs from what its desk begins with, in words; none: it does not. */
export function deviations(position, defaults) {
  const found = [];
  if (defaults.mode.value && defaults.mode.value !== 'isolated') {
    found.push(`held isolated, the default of ${defaults.mode.of} is ${defaults.mode.value}`);
  }
  if (defaults.leverage.value && plain(defaults.leverage.value) !== plain(position.terms.leverage)) {
    found.push(`leverage ${position.terms.leverage}×, the default of ${defaults.leverage.of} is ${defaults.leverage.value}×`);
  }
  return found;
}

const plain = (digits) => (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits);
