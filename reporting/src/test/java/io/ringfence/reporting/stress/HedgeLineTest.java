package io.ringfence.reporting.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.position.PositionFacts.Labels;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.stress.GapTable;
import io.ringfence.domain.stress.Hedge;
import io.ringfence.reporting.mandate.Mandate;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.Valuation;
import io.ringfence.reporting.workbook.StressView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sheet Hedges, beside figures worked out by hand. */
class HedgeLineTest {
  private static final Instant AT = Instant.parse("2025-10-10T21:00:00Z");
  private static final RulePacks PACKS = RulePacks.ofClassPath();

  /** 0.9 BTC long from 50,000, mark 50,000, 9,000 USDT. */
  private static final PositionLine LINEAR =
      position("binance", "BTCUSDT", "USDT", PositionSide.LONG, "0.9", "50000", "9000", "50000");

  /** 400 contracts of 100 USD short from 50,000, mark 40,000: 1 BTC; 0.2 BTC of margin. */
  private static final PositionLine INVERSE =
      position(
          "binance-coinm",
          "BTCUSD_PERP",
          "BTC",
          PositionSide.SHORT,
          "400",
          "50000",
          "0.2",
          "40000");

  private static PositionLine position(
      String venue,
      String symbol,
      String asset,
      PositionSide side,
      String quantity,
      String entry,
      String wallet,
      String mark) {
    return new Valuation(PACKS, AlertLevels.DEFAULT)
        .of(
            new PositionsAtQuery.Row(
                new PositionKey(new InstrumentId(venue, symbol), "a1", side),
                AT,
                1,
                new PositionsAtQuery.Economics(
                    new BigDecimal(quantity),
                    new BigDecimal(entry),
                    new BigDecimal(wallet),
                    new BigDecimal(wallet),
                    BigDecimal.TEN),
                owner("carry"),
                new PositionsAtQuery.Plan(null, null, null, null, null),
                asset,
                PACKS.of(venue).getLast().stamp(),
                new PositionsAtQuery.Mark(new BigDecimal(mark), AT)));
  }

  private static PositionsAtQuery.Owner owner(@Nullable String pair) {
    return new PositionsAtQuery.Owner(
        "alpha", "one", "tess", null, null, new Labels(null, null, null, null, null, null, pair));
  }

  private static StressFacts facts(List<PositionLine> cross, PositionLine... lines) {
    return new StressFacts(
        AT,
        Stream.of(lines).flatMap(line -> Held.of(line, PACKS).stream()).toList(),
        List.of(),
        List.of(),
        PACKS,
        List.of(),
        cross,
        Mandate.NONE,
        List.of(),
        GapTable.NONE);
  }

  private static HedgeLine line(List<HedgeLine> lines, String asset) {
    return lines.stream().filter(line -> line.asset().equals(asset)).findFirst().orElseThrow();
  }

  private static void is(Fraction figure, String expected) {
    assertThat(figure.compareTo(new BigDecimal(expected))).as(figure.toString()).isZero();
  }

  @Test
  void whatALostLegLeavesIsInItsOwnAsset() {
    StressFacts facts = facts(List.of(), LINEAR, INVERSE);
    List<HedgeLine> lines = HedgeLine.of(facts);
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst().asset()).as("the larger: 1 BTC").isEqualTo("BTC");
    HedgeLine dollars = line(lines, "USDT");
    // Without the long a short of 1 BTC is open: 50,000 USDT at the long's mark; 9,000 + 10 %.
    is(dollars.before().orElseThrow(), "-5000");
    is(dollars.left().orElseThrow(), "-50000");
    is(dollars.loss().orElseThrow(), "14000");
    // Without the short 0.9 BTC is open, in BTC; 0.2 + 0.09.
    HedgeLine coin = line(lines, "BTC");
    is(coin.before().orElseThrow(), "-0.1");
    is(coin.left().orElseThrow(), "0.9");
    is(coin.loss().orElseThrow(), "0.29");
    assertThat(coin.orphan().cause()).as("short from 50,000 at 40,000").isEqualTo(Hedge.Cause.ADL);
    assertThat(dollars.orphan().cause()).isEqualTo(Hedge.Cause.LIQUIDATION);
    List<List<String>> cells = StressView.named("hedges").orElseThrow().texts(facts);
    assertThat(cells).anyMatch(row -> row.contains("14,000.00") && row.contains("USDT"));
    assertThat(cells).noneMatch(row -> row.contains("unknown"));
  }

  @Test
  void aPairOfDifferentBaseAssetsInDifferentAssetsIsUnknown() {
    PositionLine eth =
        position("binance", "ETHUSDT", "USDT", PositionSide.LONG, "10", "4000", "4000", "4000");
    StressFacts facts = facts(List.of(), eth, INVERSE);
    assertThat(HedgeLine.of(facts))
        .hasSize(2)
        .allMatch(line -> line.before().isEmpty() && line.left().isEmpty())
        .allMatch(line -> line.loss().isEmpty());
    assertThat(StressView.named("hedges").orElseThrow().texts(facts))
        .allMatch(row -> row.stream().filter("unknown"::equals).count() == 3);
  }

  @Test
  void aPairIsAsNearAsItsNearerLegAndALegInCrossIsNoOrphan() {
    PositionLine near =
        position("binance", "BTCUSDT", "USDT", PositionSide.SHORT, "0.5", "50000", "600", "50000");
    List<HedgeLine> lines = HedgeLine.of(facts(List.of(), LINEAR, near));
    Fraction nearest = lines.getFirst().hedge().nearest().orElseThrow();
    BigDecimal own = near.distance().orElseThrow();
    assertThat(nearest.minus(own).abs().compareTo(new BigDecimal("0.000001"))).isNegative();
    assertThat(own).isLessThan(LINEAR.distance().orElseThrow());
    assertThat(lines).noneMatch(HedgeLine::isOrphaned);
    List<HedgeLine> alone = HedgeLine.of(facts(List.of(), LINEAR));
    assertThat(alone).singleElement().matches(HedgeLine::isOrphaned);
    is(alone.getFirst().left().orElseThrow(), "0");
    is(alone.getFirst().loss().orElseThrow(), "9000");
    List<HedgeLine> crossed = HedgeLine.of(facts(List.of(near), LINEAR));
    assertThat(crossed).singleElement().matches(line -> line.crossLeg() && !line.isOrphaned());
    assertThat(StressView.named("hedges").orElseThrow().texts(facts(List.of(near), LINEAR)))
        .singleElement()
        .satisfies(row -> assertThat(row).contains("leg in cross"));
  }
}
