package io.ringfence.streaming.simulation;

import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.streaming.exposure.Rules;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;

/**
 * Three tiers of one, two and five per cent, low enough that positions wander through them; from an
 * instant on two, four and ten. One venue settles in another asset than the budgets are in.
 *
 * @param changeMicros that instant, epoch microseconds
 */
record SimulatedRules(long changeMicros) implements Rules {
  @Override
  public MarginRules of(InstrumentId instrument, long atMicros) {
    return atMicros < changeMicros
        ? rules(instrument, BigDecimal.ONE, "simulated@1")
        : rules(instrument, BigDecimal.TWO, "simulated@2");
  }

  @Override
  public OptionalLong nextChange(InstrumentId instrument, long afterMicros) {
    return afterMicros < changeMicros ? OptionalLong.of(changeMicros) : OptionalLong.empty();
  }

  private static MarginRules rules(InstrumentId instrument, BigDecimal times, String stamp) {
    List<MaintenanceTier> tiers =
        List.of(
            tier("0", "500", times.multiply(new BigDecimal("0.01")), BigDecimal.ZERO),
            tier(
                "500",
                "1200",
                times.multiply(new BigDecimal("0.02")),
                times.multiply(BigDecimal.valueOf(5))),
            tier(
                "1200",
                "1000000000",
                times.multiply(new BigDecimal("0.05")),
                times.multiply(BigDecimal.valueOf(41))));
    return new MarginRules(
        instrument,
        instrument.venue().equals("other") ? "USDC" : "USDT",
        new StandardMargin(
            new TierSchedule(TierSchedule.Kind.MARGINAL, tiers),
            BigDecimal.ZERO,
            StandardMargin.TriggerEquality.LIQUIDATES),
        new RemovalRule.WalletLessMaintenance(),
        stamp);
  }

  private static MaintenanceTier tier(
      String floor, String cap, BigDecimal rate, BigDecimal amount) {
    return new MaintenanceTier(
        new BigDecimal(floor), new BigDecimal(cap), rate, amount, BigDecimal.TEN);
  }
}
