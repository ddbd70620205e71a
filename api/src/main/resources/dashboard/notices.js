// Who has taken notice of which alert: asked for now and then, and at once after the person has.
import { SHOWN_ALERTS } from './model.js';
import { poll } from './parts.js';

const EVERY = 10_000;
const SECOND = 1000;

/** The notices of a page that is live; of a moment of the past there is nothing to take. */
export class Notices {
  /** @param changed called where others are known than before */
  constructor(context, changed) {
    Object.assign(this, { context, changed, said: [] });
    this.take = Object.keys(context.moment).length ? null : (alert) => this.acknowledge(alert);
  }

  /** Asks until the page is left. */
  follow(tick) {
    const { context } = this;
    poll(() => context.ask('/v1/alerts', { limit: SHOWN_ALERTS }), (answer) => this.put(answer.acknowledgements), { every: EVERY, signal: context.signal, until: () => this.take === null }).catch(() => {});
    const ticking = setInterval(tick, SECOND);
    context.signal.addEventListener('abort', () => clearInterval(ticking));
  }

  put(said) {
    if (JSON.stringify(said) !== JSON.stringify(this.said)) {
      this.said = said;
      this.changed();
    }
  }

  async acknowledge(alert) {
    const { context } = this;
    const mine = await context.send('POST', `/v1/alerts/${encodeURIComponent(alert.alertId)}/acknowledgements`, { decision: 'acknowledged', remark: null, run: context.model.run });
    context.say(`${alert.kind} acknowledged`);
    this.put([...this.said, mine]);
  }
}
