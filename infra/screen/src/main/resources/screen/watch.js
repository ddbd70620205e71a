() => {
  // Milliseconds from a mark's own time: until the page had it, and until a frame with it was drawn.
  window.late = { page: [], frame: [], superseded: 0 };
  const grid = document.getElementById('grid');
  const known = new Map();
  const waiting = new Map();
  const cell = (position) => grid.querySelector(`tr[data-key="${CSS.escape(position)}"] td:nth-child(4)`);
  const parse = JSON.parse;
  JSON.parse = (text, ...more) => {
    const it = parse(text, ...more);
    if (it?.position && it.markAt && it.markPrice) {
      const mark = { at: Date.parse(it.markAt), price: it.markPrice };
      const before = known.get(it.position);
      known.set(it.position, mark);
      if (before && mark.at > before.at && mark.price !== before.price && cell(it.position)) {
        window.late.page.push(Date.now() - mark.at);
        window.late.superseded += waiting.has(it.position) ? 1 : 0;
        waiting.set(it.position, mark);
      }
    }
    return it;
  };
  // The page shows a price with the digits of its instrument.
  const shows = (text, price) => {
    const digits = (text.split('.')[1] ?? '').length;
    return Math.abs(Number(text) - Number(price)) <= 0.5 * 10 ** -digits + 1e-12 * Number(price);
  };
  const look = () => {
    const now = Date.now();
    waiting.forEach((mark, position) => {
      const text = cell(position)?.textContent.replace(/[\s\u202f]/g, '').match(/^[0-9.]+/)?.[0];
      if (text && shows(text, mark.price)) {
        window.late.frame.push(now - mark.at);
        waiting.delete(position);
      }
    });
  };
  let asked = false;
  new MutationObserver(() => {
    if (!asked) {
      asked = true;
      // The task after the callback of a frame runs when the frame is drawn.
      requestAnimationFrame(() => setTimeout(() => { asked = false; look(); }));
    }
  }).observe(grid, { subtree: true, childList: true, characterData: true });
}
