package io.ringfence.streaming;

import io.ringfence.domain.margin.FundingRule;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.streaming.exposure.Rules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Rules that are easy to reckon with: maintenance is one per cent of notional, whatever the size.
 */
public final class TestRules {
  private TestRules() {}

  /** The rules, for any instrument; everything settles in USDT. */
  public static Rules onePercent() {
    return (instrument, _) -> of(instrument);
  }

  /** One per cent until an instant, epoch microseconds, and ten from then on. */
  public static Rules tenPercentFrom(long changeMicros) {
    return new Rules() {
      @Override
      public MarginRules of(InstrumentId instrument, long atMicros) {
        return atMicros < changeMicros
            ? TestRules.of(instrument)
            : TestRules.of(instrument, "0.1", "test@2");
      }

      @Override
      public OptionalLong nextChange(InstrumentId instrument, long afterMicros) {
        return afterMicros < changeMicros ? OptionalLong.of(changeMicros) : OptionalLong.empty();
      }
    };
  }

  /** One per cent, and funding that the account pays and receives. */
  public static Rules fundedByAccount() {
    FundingRule byAccount =
        new FundingRule(
            FundingRule.Price.MARK,
            FundingRule.Payer.ACCOUNT_FIRST,
            Optional.empty(),
            Optional.empty());
    return (instrument, _) -> {
      MarginRules rules = of(instrument);
      return new MarginRules(
          instrument,
          rules.contract(),
          rules.settlementAsset(),
          rules.model(),
          rules.removal(),
          rules.addition(),
          byAccount,
          rules.rulePack());
    };
  }

  private static MarginRules of(InstrumentId instrument) {
    return of(instrument, "0.01", "test@1");
  }

  private static MarginRules of(InstrumentId instrument, String rate, String stamp) {
    MaintenanceTier tier =
        new MaintenanceTier(
            BigDecimal.ZERO,
            new BigDecimal("1000000000000"),
            new BigDecimal(rate),
            BigDecimal.ZERO,
            BigDecimal.TEN);
    return new MarginRules(
        instrument,
        "USDT",
        new StandardMargin(
            new TierSchedule(TierSchedule.Kind.MARGINAL, List.of(tier)),
            BigDecimal.ZERO,
            StandardMargin.TriggerEquality.LIQUIDATES),
        new RemovalRule.WalletLessMaintenance(),
        stamp);
  }
}
