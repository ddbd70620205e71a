package io.ringfence.domain.explain;

import static io.ringfence.domain.Figures.BTC;
import static io.ringfence.domain.Figures.dec;

import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule;
import java.util.List;
import java.util.Optional;

/** One per cent of everything. */
final class SampleExplained {
  static final MarginRules RULES =
      new MarginRules(
          BTC,
          "USDT",
          new StandardMargin(
              new TierSchedule(
                  TierSchedule.Kind.MARGINAL,
                  List.of(
                      new MaintenanceTier(dec(0), Optional.empty(), dec("0.01"), dec(0), dec(50)))),
              dec(0),
              TriggerEquality.LIQUIDATES),
          new RemovalRule.WalletLessMaintenance(),
          "test@1");

  private SampleExplained() {}
}
