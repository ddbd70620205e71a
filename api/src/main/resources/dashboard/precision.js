// Prices in the step of their instrument, wherever they are shown.
import { decimal, price, step } from './figures.js';

/** Digits of a price whose step is not known here: one that was worked out has no last digit. */
const MOST = 8;

/** Venue and instrument of `venue/account/instrument/side`. */
const market = (key) => {
  const [venue, , instrument] = key.split('/');
  return `${venue}/${instrument}`;
};

/**
 * Shows prices of a position.
 *
 * @param positions positions that are known, by key: any of the same instrument tells its step
 * @param key key of the position, which need not be among them
 */
export function priced(positions, key) {
  const known = positions.get(key) ?? [...positions.values()].find((it) => market(it.position) === market(key));
  const digits = (text) => Math.min(MOST, (text.split('.')[1] ?? '').length);
  return (text) => (known || text === null || text === undefined ? price(text, known ? step(known) : null) : decimal(text, digits(text)));
}
