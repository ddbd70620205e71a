package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.NaiveSchedule;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Figures that Binance documents or printed for live positions, and those of a third party's tests,
 * to the digits they were printed with. Tiers are written rate@cap.
 */
class PublishedCasesTest {
  private static final String BTC_2021 = "0.004@50000 0.005@250000 0.01@1000000 0.025@10000000";
  private static final String ENA = "0.01@10000 0.015@80000 0.02@400000";
  private static final String TWO = "0.004@50000 0.005@250000";

  private static StandardMargin model(String tiers) {
    String table =
        switch (tiers) {
          case "btc2021" -> BTC_2021;
          case "ena" -> ENA;
          case "two" -> TWO;
          default -> tiers + "@1000000000";
        };
    List<String> pairs = Stream.of(table.split(" ", -1)).toList();
    var slices =
        new NaiveSchedule(
            pairs.stream().map(pair -> dec(pair.substring(pair.indexOf('@') + 1))).toList(),
            pairs.stream().map(pair -> dec(pair.substring(0, pair.indexOf('@')))).toList());
    return new StandardMargin(
        slices.schedule(), BigDecimal.ZERO, StandardMargin.TriggerEquality.LIQUIDATES);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // /fapi/v2/positionRisk as documented: W is its isolatedMargin less the profit.
    "doc hedge long, LONG, 20, 6563.66500, 13200.70726908, btc2021, 5930.78, 0.01",
    // Its short prints no entry: seen from the mark, the margin balance is the wallet.
    "doc hedge short, SHORT, 10, 6679.50671178, 5413.95799991, btc2021, 7189.95, 0.01",
    "live btc long, LONG, 0.008, 94501.4, 38.17776480, 0.004, 90089.53755020, 0.00000001",
    "live doge short, SHORT, 32, 0.16395, 0.88304001, 0.005, 0.19059204, 0.00000001",
    // The venue cuts the entry it prints to 8 digits, in 2021 for this pair to 6.
    "live ena long, LONG, 65457, 0.42816054, 11962.99576933, ena, 0.24836096, 0.00000001",
    "live vet long, LONG, 1660, 0.132748, 10.93088776, 0.01, 0.12743750, 0.00000001",
  })
  void theLiquidationPriceIsTheOneTheVenuePrinted(
      String name,
      PositionSide side,
      BigDecimal quantity,
      BigDecimal entry,
      BigDecimal wallet,
      String tiers,
      BigDecimal printed,
      BigDecimal tolerance) {
    var position = new IsolatedPosition(side, quantity, entry, wallet);

    assertThat(model(tiers).liquidationPrice(position).orElseThrow().price(side))
        .as(name)
        .isCloseTo(printed, Offset.offset(tolerance));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "doc hedge long, LONG, 20, 6563.66500, 6679.50671178, 2316.83423560",
    "live btc long, LONG, 0.008, 94501.4, 94520.10, 0.14960000",
    "live doge short, SHORT, 32, 0.16395, 0.16465933, -0.02269856",
    "live ena long, LONG, 65457, 0.42816054, 0.37870000, -3237.53856678",
    "live vet long, LONG, 1660, 0.132748, 0.12813000, -7.66588000",
  })
  void theUnrealisedProfitIsTheOneTheVenuePrinted(
      String name,
      PositionSide side,
      BigDecimal quantity,
      BigDecimal entry,
      BigDecimal mark,
      BigDecimal printed) {
    var position = new IsolatedPosition(side, quantity, entry, BigDecimal.ONE);

    assertThat(position.unrealisedPnl(mark))
        .as(name)
        .isCloseTo(printed, Offset.offset(dec("0.00000001")));
  }

  @ParameterizedTest(name = "W {0} at 59500 needs 247.5, liquidated: {1}")
  @CsvSource({"747.5, true", "600, true", "747.51, false"})
  void theThresholdItselfLiquidates(BigDecimal wallet, boolean liquidated) {
    var position = new IsolatedPosition(PositionSide.LONG, dec(1), dec(60_000), wallet);

    assertThat(model("two").requirement(position, dec(59_500))).isEqualByComparingTo("247.5");
    assertThat(model("two").isLiquidatable(position, dec(59_500))).isEqualTo(liquidated);
  }
}
