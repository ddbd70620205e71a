package io.ringfence.reporting.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.mode.ModePolicy;
import io.ringfence.domain.position.PositionFacts.Labels;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reconciliation.MarginMode;
import io.ringfence.domain.stress.GapTable;
import io.ringfence.reporting.mandate.Mandate;
import io.ringfence.reporting.mandate.MandateFile;
import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.query.HourlyMarksQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.Valuation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One account worked by hand; every value lies in Binance's first tier of 0.4 %.
 *
 * <pre>
 *              size   entry    mark     W     V       U     0.4 % V  V / leverage
 * BTC long     0.1    100,000  100,000  1,000  10,000     0   40      1,000 (10)
 * BTC short    0.05   101,000  100,000    500   5,000    50   20        500 (10)
 * ETH long     2        4,000    3,900    400   7,800  -200   31.2      390 (20)
 * ETH short    1        3,950    3,900    800   3,900    50   15.6      780 (5)
 * and 500 free                           2,700  26,700  -100  106.8    2,670
 * </pre>
 */
class FourPositionsTest {
  private static final Instant AT = Instant.parse("2025-10-10T21:10:00Z");
  private static final Instant BEFORE = Instant.parse("2025-10-10T18:30:00Z");
  private static final RulePacks PACKS = RulePacks.ofClassPath();

  /** Size, entry, mark, wallet and leverage. */
  private static PositionsAtQuery.Row row(
      String symbol, PositionSide side, Instant since, @Nullable String tag, String figures) {
    BigDecimal[] of = new BigDecimal[5];
    String[] texts = figures.split(" ", -1);
    for (int i = 0; i < of.length; i++) {
      of[i] = new BigDecimal(texts[i]);
    }
    return new PositionsAtQuery.Row(
        new PositionKey(new InstrumentId("binance", symbol), "acct", side),
        since,
        1,
        new PositionsAtQuery.Economics(of[0], of[1], of[3], of[3], of[4]),
        new PositionsAtQuery.Owner(
            "DESK",
            "book",
            "trader",
            null,
            null,
            new Labels(null, tag, null, null, null, null, null)),
        new PositionsAtQuery.Plan(null, null, null, null, null),
        "USDT",
        "binance-usdm@2024-10-24",
        new PositionsAtQuery.Mark(of[2], AT));
  }

  private static List<PositionLine> lines(List<PositionsAtQuery.Row> rows) {
    return new Valuation(PACKS, AlertLevels.DEFAULT).of(rows);
  }

  private static StressFacts facts(
      List<HourlyMarksQuery.Row> hours, List<PositionLine> liquidated, Mandate mandate) {
    List<PositionLine> lines =
        lines(
            List.of(
                row("BTCUSDT", PositionSide.LONG, BEFORE, null, "0.1 100000 100000 1000 10"),
                row("BTCUSDT", PositionSide.SHORT, BEFORE, "core", "0.05 101000 100000 500 10"),
                row(
                    "ETHUSDT",
                    PositionSide.LONG,
                    AT.minusSeconds(300),
                    "speculative",
                    "2 4000 3900 400 20"),
                row("ETHUSDT", PositionSide.SHORT, BEFORE, null, "1 3950 3900 800 5")));
    return new StressFacts(
        AT,
        lines.stream().flatMap(line -> Held.of(line, PACKS).stream()).toList(),
        List.of(),
        List.of(new AccountBalancesQuery.Row("binance", "acct", "USDT", AT, new BigDecimal("500"))),
        PACKS,
        hours,
        List.of(),
        mandate,
        liquidated,
        GapTable.NONE);
  }

  private static StressFacts facts() {
    return facts(List.of(), List.of(), Mandate.NONE);
  }

  /**
   * Net value 8,900, so the account dies where 3,100 - 8,900 x = 106.8 (1 - x): x = 34.04 %. The
   * ETH long dies at 7,600 / 1.992 = 3,815.26, 2.17 % away, before all others. 17,800 of 26,700
   * offset each other. Removable by the rule: 0, 50, 0 and 70.
   */
  @Test
  void allFourteenCellsAreWhatPlainDecimalsSay() {
    assertThat(ModeLine.of(facts()))
        .extracting(ModeLine::aspect, ModeLine::isolated, ModeLine::cross)
        .containsExactly(
            tuple(
                "risk scope",
                "the wallet of each position, at most 1,000.00 USDT",
                "everything in the account, 3,100.00 USDT"),
            tuple(
                "leverage control",
                "set for each position, 5x to 20x",
                "8.62x of the account, whatever is set"),
            tuple(
                "liquidation effect",
                "1 of 4 positions, the first at 2.17 %",
                "all, when every mark goes -35.00 %; none was liquidated in the run, so neither"
                    + " was it"),
            tuple(
                "best use",
                "33.33 % of the notional points one way",
                "66.66 % offsets itself in the same base asset"),
            tuple(
                "efficiency",
                "2,600.00 USDT locked in positions",
                "2,670.00 USDT required, so 70.00 USDT too little"),
            tuple(
                "complexity",
                "4 liquidation prices to watch",
                "1 account, whose price of death moves with every mark"),
            tuple(
                "collateral control",
                "120.00 USDT may be removed, by venue rule",
                "430.00 USDT stands above the initial requirement"));
  }

  /** 0.05 BTC + ETH - 5,800 is the equity at other marks, 0.0006 BTC + 0.012 ETH is required. */
  @Test
  void theShadowAccountAfterEveryJointMoveIsWhatPlainDecimalsSay() {
    assertThat(ShadowLine.of(facts())).hasSize(9);
    for (ShadowLine line : ShadowLine.of(facts())) {
      double move = line.outcome().move().doubleValue();
      double equity = 3_100 + 8_900 * move;
      boolean isDead = equity <= 106.8 * (1 + move);
      // The longs die 9.64 and 2.17 % below, the shorts 10.55 and 21.30 % above.
      int dead =
          (move < -0.0964 ? 1 : 0)
              + (move < -0.0217 ? 1 : 0)
              + (move > 0.1055 ? 1 : 0)
              + (move > 0.2131 ? 1 : 0);
      assertThat(line.outcome().isCrossDead()).as("%s", move).isEqualTo(isDead);
      assertThat(line.outcome().isolatedDead()).as("%s", move).hasSize(dead);
      assertThat(line.goneWithIt()).isEqualTo(isDead ? 4 - dead : 0);
      if (!isDead) {
        StressLinesTest.near(
            line.outcome().crossEquity(),
            new BigDecimal("3100").add(new BigDecimal("8900").multiply(line.outcome().move())));
      }
    }
  }

  private static HourlyMarksQuery.Row hour(String symbol, String end, String close) {
    BigDecimal mark = new BigDecimal(close);
    return new HourlyMarksQuery.Row("binance", symbol, Instant.parse(end), mark, mark, mark);
  }

  private static List<HourlyMarksQuery.Row> hours(String ethereum) {
    List<HourlyMarksQuery.Row> hours = new ArrayList<>();
    hours.add(hour("BTCUSDT", "2025-10-10T19:00:00Z", "50000"));
    hours.add(hour("ETHUSDT", "2025-10-10T19:00:00Z", "1000"));
    hours.add(hour("BTCUSDT", "2025-10-10T20:00:00Z", "100000"));
    hours.add(hour("ETHUSDT", "2025-10-10T20:00:00Z", "3850"));
    hours.add(hour("BTCUSDT", "2025-10-10T21:00:00Z", "98000"));
    hours.add(hour("ETHUSDT", "2025-10-10T21:00:00Z", ethereum));
    return hours;
  }

  /** Ten ETH were liquidated at 3,800 with 60 left of them: at 3,400 they have lost 3,940. */
  private static List<PositionLine> liquidated() {
    return lines(
        List.of(
            row(
                "ETHUSDT",
                PositionSide.LONG,
                Instant.parse("2025-10-10T19:20:00Z"),
                null,
                "10 3800 3800 60 1")));
  }

  /**
   * The three positions that stood then have 2,800 with the free balance. 20:00: + 150 + 560
   * against 229.4. 21:00 at 3,400: + 500 - 3,940. The hour before the liquidation is not looked at,
   * however bad.
   */
  @Test
  void whatWasLiquidatedLosesOnInTheShadowAccountAndTakesTheLivingAlong() {
    assertThat(words(hours("3400")))
        .endsWith(
            "; 1 liquidation in the run, after which it dies at 2025-10-10 21:00:00 UTC and takes 3"
                + " living positions along");
    assertThat(words(hours("3800")))
        .endsWith("; 1 liquidation in the run, after which it lives through 2 recorded hours");
    assertThat(words(List.of()))
        .endsWith("; 1 liquidation in the run, after which no hour is recorded");
  }

  private static String words(List<HourlyMarksQuery.Row> hours) {
    return ModeLine.of(facts(hours, liquidated(), Mandate.NONE)).get(2).cross();
  }

  private static Mandate mandate(String fields) {
    return new MandateFile("mandate.json", _ -> true)
        .read(
            ("{\"validFrom\":\"2025-10-10T00:00:00Z\"," + fields + "}")
                .getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`\"modes\":{\"byDefault\":\"isolated\",\"pairs\":\"cross\"}` | ``",
        "`\"modes\":{\"byDefault\":\"cross\",\"pairs\":\"cross\",\"isolatedTags\":[\"core\"]}` |"
            + " BTCUSDT/long ETHUSDT/long ETHUSDT/short",
        "`\"sections\":[{\"node\":\"firm/DESK\",\"modes\":{\"byDefault\":\"cross\","
            + "\"pairs\":\"cross\",\"isolatedTags\":[\"speculative\"]}}]` |"
            + " BTCUSDT/long BTCUSDT/short ETHUSDT/short",
        "`\"sections\":[{\"node\":\"firm/OTHER\",\"modes\":{\"byDefault\":\"cross\","
            + "\"pairs\":\"cross\"}}]` | ``",
      })
  void isolatedPositionsThatTheMandateWantsInCrossMarginStandAgainstPolicy(
      String fields, String against) {
    StressFacts facts = facts(List.of(), List.of(), mandate(fields));
    List<String> found =
        OutlookLine.of(facts).stream()
            .filter(OutlookLine::isAgainstPolicy)
            .map(line -> line.held().line().key().toString().replace("binance/acct/", ""))
            .sorted()
            .toList();

    assertThat(String.join(" ", found)).isEqualTo(against);
    assertThat(OutlookLine.of(facts))
        .allMatch(line -> (line.advice().mode() == MarginMode.CROSS) == line.isAgainstPolicy());
  }

  @Test
  void positionsInCrossMarginStandAgainstThePolicyOfTheirNode() {
    Mandate cross = mandate("\"modes\":{\"byDefault\":\"cross\",\"pairs\":\"isolated\"}");
    StressFacts facts = facts(List.of(), List.of(), cross);
    List<PositionLine> inCross =
        lines(List.of(row("BTCUSDT", PositionSide.LONG, BEFORE, null, "1 100000 100000 0 10")));

    assertThat(CrossLine.of(with(facts, inCross, cross)))
        .singleElement()
        .matches(line -> !line.isAgainstPolicy())
        .extracting(line -> line.advice().because())
        .isEqualTo(ModePolicy.DEFAULT.of(inCross.getFirst().facts(), null).because());
    assertThat(CrossLine.of(with(facts, inCross, Mandate.NONE)))
        .singleElement()
        .matches(CrossLine::isAgainstPolicy);
  }

  private static StressFacts with(StressFacts facts, List<PositionLine> cross, Mandate mandate) {
    return new StressFacts(
        AT,
        facts.held(),
        List.of(),
        facts.balances(),
        PACKS,
        List.of(),
        cross,
        mandate,
        List.of(),
        GapTable.NONE);
  }

  /** Moves that kill: 90,361.45 and 3,815.26 below, 110,557.77 and 4,731.08 above. */
  @Test
  void whatKillsEachPositionIsWhatPlainDecimalsSay() {
    for (OutlookLine line : OutlookLine.of(facts())) {
      String key = line.held().line().key().toString().replace("binance/acct/", "");
      double price =
          switch (key) {
            case "BTCUSDT/long" -> 9_000 / 0.0996;
            case "BTCUSDT/short" -> 5_550 / 0.0502;
            case "ETHUSDT/long" -> 7_600 / 1.992;
            case "ETHUSDT/short" -> 4_750 / 1.004;
            default -> throw new AssertionError(key);
          };
      double mark = line.held().position().mark().doubleValue();
      assertThat(line.killer().orElseThrow().rounded(12, RoundingMode.HALF_EVEN))
          .as(key)
          .isCloseTo(BigDecimal.valueOf(price / mark - 1), within(new BigDecimal("1e-9")));
      // Binance's pack names no fees.
      assertThat(line.switching()).isEmpty();
    }
  }
}
