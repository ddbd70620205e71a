// What is typed to find positions: words that all must be found, `field:word`, and `-word` for what must not.
const FIELDS = {
  desk: (it) => it.desk, book: (it) => it.book, venue: (it) => it.venue, account: (it) => it.account, instrument: (it) => it.instrument,
  side: (it) => it.side, state: (it) => it.state, trader: (it) => it.trader, mark: (it) => it.markCondition, asset: (it) => it.settlementAsset, rules: (it) => it.terms.rulePack };

export const HINT = 'Words that all must be found; state:critical looks in one field only; -word leaves out.';

export const textOf = (it) => `${it.position} ${it.desk} ${it.book} ${it.trader} ${it.state} ${it.markCondition}`.toLowerCase();

/** A test of a position and its text (textOf). */
export function filter(typed) {
  const tests = typed.trim().toLowerCase().split(/\s+/).filter(Boolean).map((token) => {
    const isNot = token.length > 1 && token.startsWith('-');
    const word = isNot ? token.slice(1) : token;
    const at = word.indexOf(':');
    const field = at > 0 && Object.hasOwn(FIELDS, word.slice(0, at)) ? FIELDS[word.slice(0, at)] : null;
    const wanted = field ? word.slice(at + 1) : word;
    return field ? (it) => String(field(it)).toLowerCase().includes(wanted) !== isNot : (it, text) => text.includes(wanted) !== isNot;
  });
  return (it, text) => tests.every((test) => test(it, text));
}
