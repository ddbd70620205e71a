package io.ringfence.streaming;

import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.streaming.exposure.Rules;
import java.math.BigDecimal;
import java.util.List;

/**
 * Rules that are easy to reckon with: maintenance is one per cent of notional, whatever the size.
 */
public final class TestRules {
  private TestRules() {}

  /** The rules, for any instrument; everything settles in USDT. */
  public static Rules onePercent() {
    return TestRules::of;
  }

  private static MarginRules of(InstrumentId instrument) {
    MaintenanceTier tier =
        new MaintenanceTier(
            BigDecimal.ZERO,
            new BigDecimal("1000000000000"),
            new BigDecimal("0.01"),
            BigDecimal.ZERO,
            new BigDecimal("50"));
    return new MarginRules(
        instrument,
        "USDT",
        new StandardMargin(
            new TierSchedule(TierSchedule.Kind.MARGINAL, List.of(tier)),
            BigDecimal.ZERO,
            StandardMargin.TriggerEquality.LIQUIDATES),
        new RemovalRule.WalletLessMaintenance(),
        "test@1");
  }
}
