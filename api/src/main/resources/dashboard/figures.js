// Figures are texts of plain digits and stay exact: they are cut to a precision by their digits and
// never pass through a binary fraction. Numbers are made of them only to compare and to draw.
export const UNKNOWN = 'unknown';
let local = false;

export const setLocal = (value) => { local = value; };
export const number = (text) => (text === null || text === undefined ? NaN : Number(text));

/** Rounded half away from zero to some digits; what is not 0 is never shown as 0. */
export function decimal(text, digits) {
  if (text === null || text === undefined) {
    return UNKNOWN;
  }
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  const scaled = BigInt(whole + fraction.padEnd(digits, '0').slice(0, digits)) + (fraction[digits] >= '5' ? 1n : 0n);
  const plain = scaled.toString().padStart(digits + 1, '0');
  const head = plain.slice(0, plain.length - digits).replace(/\B(?=(\d{3})+$)/g, '\u202f');
  const shown = digits ? `${head}.${plain.slice(-digits)}` : head;
  if (scaled === 0n && /[1-9]/.test(text)) {
    const least = digits ? `0.${'1'.padStart(digits, '0')}` : '1';
    return sign ? `>\u2212${least}` : `<${least}`;
  }
  return scaled === 0n || !sign ? shown : `\u2212${shown}`;
}

/** All digits of it. */
export const exact = (text) => decimal(text, (String(text).split('.')[1] ?? '').length);

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;

/** The exact sum of plain digits, in whole steps of the finest; one that is unknown makes it unknown. */
export function sum(texts) {
  if (texts.some((it) => it === null || it === undefined)) {
    return null;
  }
  const digits = Math.max(0, ...texts.map((it) => (it.split('.')[1] ?? '').length));
  const total = texts.reduce((before, it) => {
    const [, sign, whole, fraction = ''] = PLAIN.exec(it);
    const steps = BigInt(whole + fraction.padEnd(digits, '0'));
    return sign ? before - steps : before + steps;
  }, 0n);
  const plain = (total < 0n ? -total : total).toString().padStart(digits + 1, '0');
  return `${total < 0n ? '-' : ''}${plain.slice(0, plain.length - digits)}${digits ? `.${plain.slice(-digits)}` : ''}`;
}

const fractionDigits = (text) => ((text ?? '').split('.')[1] ?? '').replace(/0+$/, '').length;

/** The step of a position's prices: the venue's, or where it is not known that of mark and entry. */
export function step(position) {
  const known = Math.max(fractionDigits(position.markPrice), fractionDigits(position.terms.entryPrice), 2);
  return position.tickSize ?? `0.${'0'.repeat(known - 1)}1`;
}

/** A price with as many digits as its step has; without a step all of its own. */
export const price = (text, of) => decimal(text, of ? fractionDigits(of) : fractionDigits(text));

export const amount = (text) => decimal(text, 2);

/** A fraction in per cent: the point moves two places, by digits. */
export function percent(text, digits = 2) {
  if (text === null || text === undefined) {
    return UNKNOWN;
  }
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  const padded = fraction.padEnd(2, '0');
  return `${decimal(`${sign}${whole}${padded.slice(0, 2)}.${padded.slice(2) || '0'}`.replace(/^(-?)0+(?=\d)/, '$1'), digits)}\u202f%`;
}

const two = (n) => String(n).padStart(2, '0');
const parts = (date, utc) => utc
  ? [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]
  : [date.getFullYear(), date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes(), date.getSeconds()];

const written = (date, utc) => {
  const [y, mo, d, h, mi, s] = parts(date, utc);
  return `${y}-${two(mo)}-${two(d)} ${two(h)}:${two(mi)}:${two(s)} ${utc ? 'UTC' : 'local'}`;
};

export const both = (instant) => `${written(new Date(instant), true)}, ${written(new Date(instant), false)}`;
export const time = (instant) => (instant ? written(new Date(instant), !local) : UNKNOWN);
export const clock = (utc) => written(new Date(), utc);
export const short = (instant) => time(instant).slice(11, 19);

/** How old something was at an instant. */
export function age(from, to) {
  if (!from || !to) {
    return UNKNOWN;
  }
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  if (seconds < 120) {
    return `${seconds} s`;
  }
  if (seconds < 7200) {
    return `${Math.round(seconds / 60)} min`;
  }
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} d`;
}

/** An element with text that can never be markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  });
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}
