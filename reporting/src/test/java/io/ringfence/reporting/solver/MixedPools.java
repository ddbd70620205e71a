package io.ringfence.reporting.solver;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.position.PositionFacts.Labels;
import io.ringfence.domain.position.PositionFacts.Plan;
import io.ringfence.domain.position.PositionFacts.Thesis;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reallocation.BarrierOdds;
import io.ringfence.domain.reallocation.Lane;
import io.ringfence.domain.reallocation.Outlook;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.PoolPosition;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Longs and shorts in three tiers, linear or inverse, some near liquidation and some far. */
final class MixedPools {
  private static final MathContext NINE = new MathContext(9);

  private final Random dice;

  MixedPools(long seed) {
    dice = new Random(seed);
  }

  /**
   * Rates of 0.5, 1 and 2.5 %.
   *
   * @param unit first cap, settlement asset; the second is five times as much
   */
  private static TierSchedule tiers(BigDecimal unit) {
    BigDecimal second = unit.multiply(BigDecimal.valueOf(5));
    return new TierSchedule(
        TierSchedule.Kind.MARGINAL,
        List.of(
            tier("0", unit, "0.005", "0"),
            tier(unit.toPlainString(), second, "0.01", unit.multiply(rate("0.005")).toString()),
            tier(
                second.toPlainString(),
                null,
                "0.025",
                unit.multiply(rate("0.005")).add(second.multiply(rate("0.015"))).toString())));
  }

  private static BigDecimal rate(String text) {
    return new BigDecimal(text);
  }

  private static MaintenanceTier tier(
      String floor, @Nullable BigDecimal cap, String rate, String amount) {
    return new MaintenanceTier(
        new BigDecimal(floor),
        Optional.ofNullable(cap),
        new BigDecimal(rate),
        new BigDecimal(amount),
        BigDecimal.TEN);
  }

  /** A pool of inverse contracts that settle in BTC, or of linear ones in USDT. */
  Pool pool(ContractKind kind, int count, boolean isSigmaKnown) {
    boolean isInverse = kind == ContractKind.INVERSE;
    List<PoolPosition> positions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PoolPosition position = position(kind, i);
      positions.add(isSigmaKnown ? position.with(outlook()) : position);
    }
    return new Pool(
        new Pool.Id("binance", "a", isInverse ? "BTC" : "USDT", "entity", "house", "desk"),
        positions,
        Pool.Cash.of(amount(isInverse, count)),
        Map.of(),
        List.of());
  }

  /** The same within budgets and with a lane from another account. */
  Pool limited(Pool free) {
    boolean isInverse = free.id().settlementAsset().equals("BTC");
    int count = free.positions().size();
    return new Pool(
        free.id(),
        free.positions(),
        free.cash(),
        Map.of(
            NodePath.FIRM,
            amount(isInverse, count),
            NodePath.desk("desk"),
            amount(isInverse, count),
            NodePath.book("desk", "one"),
            amount(isInverse, count)),
        List.of(
            new Lane(
                "okx/b",
                amount(isInverse, count),
                BigDecimal.ONE.movePointLeft(isInverse ? 6 : 1),
                new BigDecimal("0.001"),
                Duration.ofMinutes(30))));
  }

  /** Some 40 for each position, or its like in BTC at 50,000. */
  private BigDecimal amount(boolean isInverse, int count) {
    return BigDecimal.valueOf((long) count * (20 + dice.nextInt(40)))
        .movePointLeft(isInverse ? 4 : 0);
  }

  private Outlook outlook() {
    List<Double> moves = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      moves.add(Math.abs(dice.nextGaussian()) * 1.3);
    }
    return Outlook.of(
        new Outlook.Volatility(
            BigDecimal.valueOf(20 + dice.nextInt(40), 3),
            Duration.ofHours(8),
            BarrierOdds.of(moves)));
  }

  private PoolPosition position(ContractKind kind, int number) {
    boolean isInverse = kind == ContractKind.INVERSE;
    Contract contract = isInverse ? new Contract(kind, BigDecimal.ONE, 18) : Contract.LINEAR;
    PositionSide side = dice.nextBoolean() ? PositionSide.LONG : PositionSide.SHORT;
    BigDecimal entry = BigDecimal.valueOf(40_000 + dice.nextInt(20_000));
    BigDecimal mark = entry.multiply(BigDecimal.valueOf(970 + dice.nextInt(61), 3)).round(NINE);
    BigDecimal dollars = BigDecimal.valueOf(500 + dice.nextInt(9_500));
    BigDecimal quantity = isInverse ? dollars : dollars.divide(entry, 8, RoundingMode.UP);
    IsolatedPosition bare =
        new IsolatedPosition(contract, side, quantity, entry, BigDecimal.ZERO, VenueTerms.NONE);
    BigDecimal share = BigDecimal.valueOf(35 + dice.nextInt(400), 3);
    BigDecimal wallet = bare.value(mark).rounded(12, RoundingMode.UP).multiply(share).round(NINE);
    InstrumentId instrument = new InstrumentId("binance", "C" + number);
    MarginRules rules =
        new MarginRules(
            instrument,
            isInverse ? "BTC" : "USDT",
            new StandardMargin(
                tiers(isInverse ? new BigDecimal("0.04") : new BigDecimal("2000")),
                BigDecimal.ZERO,
                StandardMargin.TriggerEquality.LIQUIDATES),
            new RemovalRule.WalletLessMaintenance(),
            "test@1");
    return new PoolPosition(
        new PositionKey(instrument, "a", side),
        rules,
        bare.withMargin(wallet),
        BigDecimal.TEN,
        new PositionFacts(
            "desk",
            dice.nextBoolean() ? "one" : "two",
            "tess",
            null,
            null,
            null,
            Thesis.INTACT,
            Plan.ADD,
            "entity",
            "house",
            Labels.UNKNOWN),
        mark);
  }
}
