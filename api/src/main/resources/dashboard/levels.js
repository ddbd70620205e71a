// Prices that matter, as a plain file for charting tools: one line for each level of each position.
const HEADINGS = ['as_of', 'venue', 'instrument', 'position', 'side', 'level', 'price'];

/** A cell that a spreadsheet takes for text, whatever a venue calls its instruments. */
export function cell(value) {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines by instrument; a level that does not exist or is not known has none. */
export function levels(positions, asOf) {
  const rows = [...positions].sort((a, b) => a.venue.localeCompare(b.venue) || a.instrument.localeCompare(b.instrument) || a.position.localeCompare(b.position))
    .flatMap((it) => [['entry', it.terms.entryPrice], ['liquidation', it.worth?.liquidationPrice], ['stop', it.plan.stopPrice], ['bankruptcy', it.worth?.bankruptcyPrice], ['mark', it.markPrice]]
      .filter(([, price]) => price)
      .map(([level, price]) => [asOf, it.venue, it.instrument, it.position, it.side, level, price]));
  return [HEADINGS, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}
