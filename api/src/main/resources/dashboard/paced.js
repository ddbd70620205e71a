// Work that is called for far more often than it need be done.
const QUICK = 6;
const LONGEST = 400;

/**
 * Has something done in the next frame, however often it is called for until then; where the last time
 * took long, later: three quarters of the time are left to whoever scrolls, types and clicks.
 */
export function paced(action) {
  let due = false;
  let took = 0;
  const go = () => requestAnimationFrame(() => {
    due = false;
    const begun = performance.now();
    action();
    took = performance.now() - begun;
  });
  return () => {
    if (!due) {
      due = true;
      took > QUICK ? setTimeout(go, Math.min(LONGEST, 3 * took)) : go();
    }
  };
}
