package io.ringfence.domain;

import static io.ringfence.domain.Figures.BTC;
import static io.ringfence.domain.Figures.START;
import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.budget.NodeBook;
import io.ringfence.domain.budget.NodeExposure;
import io.ringfence.domain.budget.Realised;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.exposure.InstrumentBook;
import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.exposure.Outcome;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays the tables of the margin model's paper, so that it cannot fall behind the code. */
class MarginModelPaperTest {
  private static final MarginRules RULES =
      new MarginRules(
          BTC,
          "USDT",
          new StandardMargin(
              schedule(), BigDecimal.ZERO, StandardMargin.TriggerEquality.LIQUIDATES),
          new RemovalRule.WalletLessMaintenance(),
          "paper@1");

  private static TierSchedule schedule() {
    return new TierSchedule(
        TierSchedule.Kind.MARGINAL,
        MarginModelPaper.rows("floor").stream()
            .map(
                row ->
                    new MaintenanceTier(
                        figure(row, "floor"),
                        figure(row, "cap"),
                        figure(row, "rate"),
                        figure(row, "amount"),
                        BigDecimal.ONE))
            .toList());
  }

  private static BigDecimal figure(Map<String, String> row, String column) {
    return dec(Objects.requireNonNull(row.get(column), column));
  }

  static Stream<Map<String, String>> examples() {
    return MarginModelPaper.rows("example").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void aWorkedExampleIsWhatTheCodeComputes(Map<String, String> row) {
    PositionSide side = PositionSide.of(text(row, "side")).orElseThrow();
    var position =
        new IsolatedPosition(
            side, figure(row, "quantity"), figure(row, "entry"), figure(row, "wallet"));
    MarginExposure exposure =
        MarginExposure.of(RULES, position, figure(row, "leverage"), figure(row, "mark"));

    assertShown(row, "notional", Optional.of(exposure.notional()));
    assertShown(row, "unrealised_pnl", Optional.of(exposure.unrealisedPnl()));
    assertShown(row, "equity", Optional.of(exposure.equity()));
    assertShown(row, "maintenance", Optional.of(exposure.maintenanceMargin()));
    assertShown(row, "ratio", exposure.marginRatio());
    assertShown(row, "liquidation_price", shown(exposure.liquidationPrice(), side));
    assertShown(row, "bankruptcy_price", shown(exposure.bankruptcyPrice(), side));
    assertShown(row, "distance", exposure.distance());
    assertShown(row, "removable", Optional.of(exposure.removableMargin()));
    assertShown(row, "still_to_lose", Optional.of(exposure.stillToLose()));
    assertShown(row, "deficit", Optional.of(exposure.equity().negate().max(BigDecimal.ZERO)));
    assertThat(RULES.model().isLiquidatable(position, exposure.markPrice()))
        .isEqualTo(Boolean.parseBoolean(text(row, "liquidated")));
  }

  static Stream<Map<String, String>> generations() {
    return MarginModelPaper.rows("case").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("generations")
  void aWorkedExampleOfEveryGenerationIsWhatTheCodeComputes(Map<String, String> row) {
    new GenerationExample(row).assertIsWhatTheCodeComputes();
  }

  private static String text(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  private static Optional<BigDecimal> shown(Optional<PriceRoot> root, PositionSide side) {
    return root.map(price -> price.price(side));
  }

  private static void assertShown(
      Map<String, String> row, String column, Optional<BigDecimal> figure) {
    String computed = figure.map(Precision::canonical).orElse("none");
    assertThat(computed).as("%s of %s", column, row.get("example")).isEqualTo(row.get(column));
  }

  @Test
  void theBudgetOfTheDayIsUsedAsThePaperSays() {
    InstrumentBook book = new InstrumentBook(RULES, AlertLevels.DEFAULT);
    NodeBook node = new NodeBook(NodePath.FIRM, DayCut.UTC_MIDNIGHT);
    Instant at = START;
    long sequence = 0;
    for (Map<String, String> row : MarginModelPaper.rows("step")) {
      at = at.plusSeconds(text(row, "step").equals("next day") ? 86_400 : 60);
      for (PositionEvent event : events(text(row, "step"), at, ++sequence)) {
        apply(book, node, event);
      }
      NodeExposure exposure = node.exposures(at).getFirst();
      assertThat(exposure.openCapitalAtRisk())
          .isEqualByComparingTo(figure(row, "open_capital_at_risk"));
      assertThat(exposure.sinceDayCut().pnl()).isEqualByComparingTo(figure(row, "realised_today"));
      assertThat(exposure.periodLoss()).isEqualByComparingTo(figure(row, "period_loss"));
    }
  }

  private static List<PositionEvent> events(String step, Instant at, long sequence) {
    return switch (step) {
      case "liquidate" -> List.of(mark(at, "40000"));
      case "open" -> List.of(mark(at, "60000"), version(at, sequence));
      case "next day" -> List.of();
      default -> throw new IllegalArgumentException("step must be known, was " + step);
    };
  }

  private static PositionEvent mark(Instant at, String price) {
    return new PositionEvent.MarkUpdate(BTC, at, dec(price));
  }

  private static PositionEvent version(Instant at, long sequence) {
    return new PositionEvent.PositionVersion(
        Figures.key(BTC, PositionSide.LONG),
        at,
        sequence,
        dec("0.01"),
        dec(60_000),
        dec(100),
        dec(6),
        PositionFacts.of("alpha", "one", "tess"));
  }

  private static void apply(InstrumentBook book, NodeBook node, PositionEvent event) {
    if (book.apply(event) instanceof Outcome.Applied applied) {
      applied.effects().forEach(effect -> node.realise("USDT", Realised.of(effect), event.at()));
    }
    node.apply(
        "USDT", BTC, book.contributions().getOrDefault(NodePath.FIRM, NodeContribution.EMPTY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "## Tiers",
        "## Standard",
        "## Fixed at entry",
        "## One tick early",
        "## Fee to close",
        "## Rate by leverage",
        "## Fees",
        "## Past bankruptcy",
        "## How near",
        "## Three losses",
        "## Rounding",
        "## Sources"
      })
  void theSectionsTheCodePointsToExist(String heading) {
    assertThat(MarginModelPaper.text().lines()).contains(heading);
  }
}
