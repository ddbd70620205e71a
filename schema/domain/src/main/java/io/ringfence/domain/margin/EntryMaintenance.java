package io.ringfence.domain.margin;

import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.Fraction;

/**
 * The {@code entry-mm} generation: R = m C - a with m and a of the tier that holds the value at
 * entry C, or the maintenance margin the venue printed. LP where V = C - σ (W - R), BP where V = C
 * - σ W; nothing is rounded and the equation decides. Settlement asset. Source: Bybit help centre,
 * Liquidation Price (USDT Contract) and Liquidation Price Calculation under Isolated Mode
 * (2024-09-10); Delta and MEXC by their payloads; margin model, section Fixed at entry.
 *
 * @param schedule brackets of the value at entry, or of contracts
 * @param equality whether equity equal to the requirement already liquidates
 */
public record EntryMaintenance(TierSchedule schedule, TriggerEquality equality)
    implements FixedAtEntry {
  @Override
  public Fraction formulaRequirement(IsolatedPosition position) {
    return schedule.requirementAtEntry(position);
  }
}
