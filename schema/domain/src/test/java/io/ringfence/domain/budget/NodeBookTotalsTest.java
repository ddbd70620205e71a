package io.ringfence.domain.budget;

import static io.ringfence.domain.Figures.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.exposure.ExposureSums;
import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Totals that lose the old and gain the new equal sums over what is held. */
class NodeBookTotalsTest {
  private static final List<InstrumentId> INSTRUMENTS =
      List.of(
          new InstrumentId("binance", "BTCUSDT"),
          new InstrumentId("binance", "ETHUSDT"),
          new InstrumentId("aster", "BTCUSDT"),
          new InstrumentId("aster", "SOLUSDT"));
  private static final List<PositionKey> KEYS =
      INSTRUMENTS.stream().map(it -> new PositionKey(it, "a1", PositionSide.LONG)).toList();
  private static final List<Function<ExposureSums, BigDecimal>> FIGURES =
      List.of(
          ExposureSums::isolatedMargin,
          ExposureSums::unknownMargin,
          ExposureSums::equity,
          ExposureSums::unrealisedPnl,
          ExposureSums::maintenanceMargin,
          ExposureSums::initialMargin,
          ExposureSums::grossNotional,
          ExposureSums::netNotional,
          ExposureSums::stillToLose);
  private static final List<Function<ExposureSums, Integer>> COUNTS =
      List.of(ExposureSums::positions, ExposureSums::unknownPositions, ExposureSums::unstopped);

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#hundred")
  void totalsEqualRecomputationAfterEveryReplacement(long seed) {
    Dice dice = new Dice(seed);
    NodeBook node = new NodeBook(NodePath.FIRM, DayCut.UTC_MIDNIGHT);
    Map<String, Map<InstrumentId, NodeContribution>> held = new TreeMap<>();

    for (int step = 0; step < 60; step++) {
      String asset = dice.oneOf("USDT", "USDC");
      InstrumentId instrument = dice.oneOf(INSTRUMENTS);
      NodeContribution one = dice.chance(30) ? NodeContribution.EMPTY : Holdings.random(dice, KEYS);
      node.apply(asset, instrument, one);
      held.computeIfAbsent(asset, _ -> new TreeMap<>()).put(instrument, one);

      for (NodeExposure exposure : node.exposures(second(step))) {
        assertTotals(
            exposure.held(), held.getOrDefault(exposure.settlementAsset(), Map.of()).values());
      }
    }
  }

  private static void assertTotals(NodeContribution total, Collection<NodeContribution> parts) {
    List<ExposureSums> sums = parts.stream().map(NodeContribution::sums).toList();
    for (var figure : FIGURES) {
      assertThat(figure.apply(total.sums()))
          .isEqualByComparingTo(sums.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
    for (var count : COUNTS) {
      assertThat(count.apply(total.sums())).isEqualTo(sums.stream().mapToInt(count::apply).sum());
    }
    assertThat(total.nearest())
        .isEqualTo(
            parts.stream()
                .map(NodeContribution::nearest)
                .filter(Objects::nonNull)
                .min(
                    Comparator.comparing(NodeContribution.Nearest::distance)
                        .thenComparing(NodeContribution.Nearest::key))
                .orElse(null));
    assertThat(total.highestRatio())
        .isEqualTo(
            parts.stream()
                .map(NodeContribution::highestRatio)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void whatIsLeftIsNothingWhenEveryInstrumentHasLeft(long seed) {
    Dice dice = new Dice(seed);
    NodeBook node = new NodeBook(NodePath.FIRM, DayCut.UTC_MIDNIGHT);
    for (int step = 0; step < 30; step++) {
      node.apply("USDT", dice.oneOf(INSTRUMENTS), Holdings.random(dice, KEYS));
    }
    INSTRUMENTS.forEach(it -> node.apply("USDT", it, NodeContribution.EMPTY));

    assertTotals(node.exposures(second(0)).getFirst().held(), List.of());
  }
}
