package io.ringfence.domain.budget;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.mark.MarkQuality;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A node that holds several assets against plain decimals: every fact is kept, and each question is
 * answered by adding up all of them anew. Rates come late, twice, out of order and stop coming; the
 * node is taken down and rebuilt from what it keeps in between.
 */
class RateTwinTest {
  private static final int STEPS = 60;
  private static final Duration STALE = Duration.ofSeconds(9);
  private static final String CURRENCY = "USDT";
  private static final List<String> ASSETS = List.of("USDT", "USDC", "BTC");
  private static final List<BudgetMetric> METRICS =
      List.of(
          BudgetMetric.OPEN_CAPITAL_AT_RISK,
          BudgetMetric.PERIOD_LOSS,
          BudgetMetric.ISOLATED_MARGIN,
          BudgetMetric.GROSS_NOTIONAL,
          BudgetMetric.NET_NOTIONAL,
          BudgetMetric.LEVERAGE,
          BudgetMetric.CONCENTRATION_ASSET);

  private record Held(String asset, InstrumentId instrument) {}

  private final Map<Held, NodeContribution> held = new HashMap<>();
  private final Map<String, BigDecimal> lost = new TreeMap<>();
  private final List<ConversionRate> rates = new ArrayList<>();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Integer.getInteger("ringfence.seeds", 200));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyUseIsTheSumOverAssetsTimesTheRateInForce(long seed) {
    Dice dice = new Dice(seed);
    NodeBook node = watched();
    long second = 1;
    for (int step = 0; step < STEPS; step++) {
      second += dice.whole(0, 3);
      Instant at = Instant.ofEpochSecond(second);
      happen(dice, node, at);
      node.evaluate(at);
      for (BudgetMetric metric : METRICS) {
        BudgetUse use = node.use(budget(metric), at);
        assertThat(text(use)).as("seed %d, %s, %s", seed, at, metric).isEqualTo(naive(metric, at));
      }
      node = dice.chance(10) ? rebuilt(node, at) : node;
    }
  }

  private static NodeBook watched() {
    NodeBook node = new NodeBook(new RiskSlice(NodePath.FIRM, null), DayCut.UTC_MIDNIGHT, STALE);
    METRICS.forEach(metric -> node.add(budget(metric)));
    return node;
  }

  private static RiskBudget budget(BudgetMetric metric) {
    return Holdings.budget(metric, "100", "200", CURRENCY);
  }

  private void happen(Dice dice, NodeBook node, Instant at) {
    String asset = dice.oneOf(ASSETS);
    InstrumentId instrument = new InstrumentId("v", asset + dice.whole(1, 2));
    switch (dice.whole(0, 3)) {
      case 0 -> {
        NodeContribution now =
            dice.chance(20)
                ? NodeContribution.EMPTY
                : Holdings.random(
                    dice, List.of(new PositionKey(instrument, "a", PositionSide.LONG)));
        node.apply(asset, instrument, now);
        held.put(new Held(asset, instrument), now);
      }
      case 1 -> {
        BigDecimal pnl = dice.between("-9", "5", 12);
        node.realise(asset, Holdings.realised(pnl.toPlainString()), at);
        lost.merge(asset, pnl, BigDecimal::add);
      }
      default -> {
        AssetPair pair = new AssetPair(dice.oneOf("USDC", "BTC"), CURRENCY);
        // Distinct instants: two rates of a pair for one instant are refused at the intake.
        Instant occurred = at.minusMillis(dice.whole(0, 4_000));
        if (rates.stream()
            .noneMatch(r -> r.pair().equals(pair) && r.occurredAt().equals(occurred))) {
          var rate = new ConversionRate(pair, dice.between("0.000001", "90000", 12), occurred);
          node.see(rate);
          rates.add(rate);
        }
      }
    }
  }

  private NodeBook rebuilt(NodeBook before, Instant at) {
    NodeBook after = watched();
    held.forEach(
        (key, now) -> after.apply(key.asset(), key.instrument(), now, MarkQuality.TRUSTED));
    before.realisedStates(at).forEach(after::restoreRealised);
    before.rateStates().forEach(after::restoreRate);
    for (int place = 0; place < METRICS.size(); place++) {
      after.monitors().get(place).restore(before.monitors().get(place).memory());
    }
    assertThat(after.evaluate(at)).isEqualTo(BudgetNews.NONE);
    return after;
  }

  /** {@code numerator / denominator ? unknown}, digits without trailing zeros. */
  private static String text(BudgetUse use) {
    return text(use.numerator(), use.denominator(), use.unknownCount());
  }

  private static String text(BigDecimal numerator, BigDecimal denominator, int unknown) {
    return plain(numerator) + " / " + plain(denominator) + " ? " + unknown;
  }

  private static String plain(BigDecimal figure) {
    return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
  }

  private String naive(BudgetMetric metric, Instant at) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal equity = BigDecimal.ZERO;
    Map<String, BigDecimal> bySymbol = new TreeMap<>();
    int unknown = 0;
    for (String asset : ASSETS) {
      BigDecimal rate = rate(asset, at);
      boolean losing = metric == BudgetMetric.PERIOD_LOSS && loss(asset).signum() > 0;
      if (rate == null) {
        unknown += positions(asset) + (losing ? 1 : 0);
        continue;
      }
      unknown += needsMarks(metric) ? unmarked(asset) : 0;
      BigDecimal figure = figure(metric, asset);
      sum =
          sum.add(needsMarks(metric) ? figure.multiply(rate) : figure.max(dec("0")).multiply(rate));
      for (var one : held.entrySet()) {
        if (one.getKey().asset().equals(asset)) {
          var sums = one.getValue().sums();
          equity = equity.add(sums.equity().multiply(rate));
          bySymbol.merge(
              one.getKey().instrument().symbol(),
              sums.grossNotional().multiply(rate),
              BigDecimal::add);
        }
      }
    }
    return switch (metric) {
      case LEVERAGE -> text(sum, equity, unknown);
      case CONCENTRATION_ASSET ->
          text(
              bySymbol.values().stream().max(BigDecimal::compareTo).orElse(dec("0")), sum, unknown);
      default -> text(sum.abs(), BigDecimal.ONE, unknown);
    };
  }

  private @Nullable BigDecimal rate(String asset, Instant at) {
    if (asset.equals(CURRENCY)) {
      return BigDecimal.ONE;
    }
    return rates.stream()
        .filter(rate -> rate.pair().base().equals(asset))
        .max(Comparator.comparing(ConversionRate::occurredAt))
        .filter(newest -> at.isBefore(newest.occurredAt().plus(STALE)))
        .map(ConversionRate::rate)
        .orElse(null);
  }

  private BigDecimal figure(BudgetMetric metric, String asset) {
    BigDecimal sum = BigDecimal.ZERO;
    for (var one : held.entrySet()) {
      if (one.getKey().asset().equals(asset)) {
        var sums = one.getValue().sums();
        sum =
            sum.add(
                switch (metric) {
                  case NET_NOTIONAL -> sums.netNotional();
                  case GROSS_NOTIONAL, LEVERAGE, CONCENTRATION_ASSET -> sums.grossNotional();
                  default -> sums.isolatedMargin();
                });
      }
    }
    return metric == BudgetMetric.PERIOD_LOSS ? sum.add(loss(asset)) : sum;
  }

  private BigDecimal loss(String asset) {
    return lost.getOrDefault(asset, BigDecimal.ZERO).negate().max(BigDecimal.ZERO);
  }

  private static boolean needsMarks(BudgetMetric metric) {
    return switch (metric) {
      case GROSS_NOTIONAL, NET_NOTIONAL, LEVERAGE, CONCENTRATION_ASSET -> true;
      default -> false;
    };
  }

  private int positions(String asset) {
    return held.entrySet().stream()
        .filter(one -> one.getKey().asset().equals(asset))
        .mapToInt(one -> one.getValue().sums().positions())
        .sum();
  }

  private int unmarked(String asset) {
    return held.entrySet().stream()
        .filter(one -> one.getKey().asset().equals(asset))
        .mapToInt(one -> one.getValue().sums().unknownPositions())
        .sum();
  }
}
