package io.ringfence.domain.reconciliation;

import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.BybitLegacyRounded;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.EntryMaintenance;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.OkxTick;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A random isolated position and the rules of its venue. */
record Drawn(MarginRules rules, PositionSide side, Holding holding) {
  static final Instant AT = Instant.parse("2025-01-01T00:00:00Z");
  private static final InstrumentId INSTRUMENT = new InstrumentId("testing", "AAAUSDT");
  private static final BigDecimal FEE = new BigDecimal("0.0005");
  private static final BigDecimal TICK = new BigDecimal("0.01");

  static Drawn of(Random random) {
    Contract contract =
        random.nextBoolean()
            ? Contract.LINEAR
            : new Contract(ContractKind.INVERSE, new BigDecimal("100"), 8);
    BigDecimal entry = figure(random, 1_000, 90_000, 2);
    BigDecimal mark = entry.multiply(figure(random, 90, 111, 2)).movePointLeft(2);
    BigDecimal quantity = figure(random, 1, 500, 3);
    BigDecimal leverage = BigDecimal.valueOf(2L + random.nextInt(8));
    BigDecimal wallet =
        contract
            .value(contract.size(quantity), entry)
            .dividedBy(leverage)
            .rounded(8, java.math.RoundingMode.CEILING);
    PositionSide side = random.nextBoolean() ? PositionSide.LONG : PositionSide.SHORT;
    return new Drawn(
        rules(contract, model(random)),
        side,
        new Holding(
            quantity,
            Optional.of(Reading.exact(entry)),
            new Wallet.Stated(wallet, "wallet"),
            Optional.of(leverage),
            Optional.of(mark)));
  }

  static MarginRules rules(Contract contract, MarginModel model) {
    return new MarginRules(
        INSTRUMENT, contract, "USDT", model, new RemovalRule.WalletLessMaintenance(), "test@1");
  }

  private static MarginModel model(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> standard(BigDecimal.ZERO);
      case 1 -> new OkxTick(standard(FEE), TICK);
      case 2 -> new EntryMaintenance(tiers(), TriggerEquality.LIQUIDATES);
      case 3 -> new BybitFeeToClose(tiers(), FEE);
      default -> new BybitLegacyRounded(tiers(), TICK);
    };
  }

  static StandardMargin standard(BigDecimal fee) {
    return new StandardMargin(tiers(), fee, TriggerEquality.LIQUIDATES);
  }

  static TierSchedule tiers() {
    return new TierSchedule(
        TierSchedule.Kind.MARGINAL,
        List.of(
            tier("0", "1", "0.004", "0"),
            tier("1", "100000", "0.005", "0.001"),
            tier("100000", "90000000", "0.01", "500.001")));
  }

  private static MaintenanceTier tier(String floor, String cap, String rate, String amount) {
    return new MaintenanceTier(
        new BigDecimal(floor),
        new BigDecimal(cap),
        new BigDecimal(rate),
        new BigDecimal(amount),
        BigDecimal.TEN);
  }

  private static BigDecimal figure(Random random, int least, int most, int digits) {
    long unit = Math.round(Math.pow(10, digits));
    long drawn = least * unit + (long) (random.nextDouble() * (most - least) * unit);
    return BigDecimal.valueOf(drawn, digits);
  }

  /** The same with another holding. */
  Drawn with(Holding other) {
    return new Drawn(rules, side, other);
  }

  /** The same with another wallet, and its entry or without. */
  Drawn with(Wallet wallet, boolean withEntry) {
    return with(
        new Holding(
            holding.quantity(),
            withEntry ? holding.entryPrice() : Optional.empty(),
            wallet,
            holding.leverage(),
            holding.mark()));
  }

  PositionUpdate update(Map<Figure, VenueFigure> printed) {
    return update(printed, VenuePrint.Rounding.DIGITS);
  }

  PositionUpdate update(Map<Figure, VenueFigure> printed, VenuePrint.Rounding rounding) {
    return new PositionUpdate(
        new PositionKey(INSTRUMENT, "main", side),
        MarginMode.ISOLATED,
        holding,
        new VenuePrint(printed, rounding),
        Set.of(),
        new PositionUpdate.Times(Optional.of(AT), Optional.empty()));
  }

  List<Break> breaks(Map<Figure, VenueFigure> printed) {
    return Reconciliation.of(update(printed), rules, ReconciliationTerms.NONE);
  }
}
