package io.ringfence.domain;

import static io.ringfence.domain.Figures.BTC;
import static io.ringfence.domain.Figures.dec;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule;
import java.util.List;
import java.util.Optional;

/** Small rules whose figures can be followed by hand. */
public final class SampleRules {
  /** One per cent of everything, leverage up to 50. */
  public static final StandardMargin STANDARD =
      new StandardMargin(
          new TierSchedule(
              TierSchedule.Kind.MARGINAL,
              List.of(new MaintenanceTier(dec(0), Optional.empty(), dec("0.01"), dec(0), dec(50)))),
          dec(0),
          TriggerEquality.LIQUIDATES);

  /** One per cent of the whole up to 800, ten above. */
  public static final StandardMargin JUMPING =
      new StandardMargin(
          new TierSchedule(
              TierSchedule.Kind.WHOLE_POSITION,
              List.of(
                  new MaintenanceTier(dec(0), Optional.of(dec(800)), dec("0.01"), dec(0), dec(50)),
                  new MaintenanceTier(dec(800), Optional.empty(), dec("0.1"), dec(0), dec(5)))),
          dec(0),
          TriggerEquality.LIQUIDATES);

  /** The one per cent for linear contracts. */
  public static final MarginRules LINEAR = of(Contract.LINEAR);

  private SampleRules() {}

  /** The one per cent for a kind of contract. */
  public static MarginRules of(Contract contract) {
    return new MarginRules(
        BTC, contract, "COIN", STANDARD, new RemovalRule.WalletLessMaintenance(), "test@1");
  }
}
