package io.ringfence.reporting.workbook;

import io.ringfence.domain.sizing.TradeRule.Answer;
import io.ringfence.domain.sizing.TradeRule.Step;
import io.ringfence.reporting.report.StopLine;
import io.ringfence.reporting.report.TradeLine;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns of the sheets of stops and of the rule for a trade. */
final class StopColumns {
  static final String STOPS = "Stops";
  static final String FINDING = "Finding";
  static final String SIZING = "Sizing";
  static final String TRADES = "J13";
  static final String RULE = "Rule";
  private static final int AMOUNT = 18;

  private StopColumns() {}

  static Table<StopLine> stops() {
    return new Table<>(
        STOPS,
        List.of(
            new Column<>("Position", 38, it -> new Value.Text(it.line().key().toString())),
            new Column<>("Desk", 14, it -> new Value.Text(it.line().facts().desk())),
            new Column<>("Trader", 14, it -> new Value.Text(it.line().facts().trader())),
            new Column<>(FINDING, 20, it -> new Value.State(words(it.coverage().finding()))),
            percent("Covered", it -> it.coverage().covered()),
            percent("Mark to stop", it -> it.coverage().room()),
            percent("Stop to liquidation", it -> it.coverage().gap()),
            new Column<>(
                "Gap in sigmas",
                12,
                it ->
                    it.gapInSigmas()
                        .<Value>map(sigmas -> new Value.Figure(sigmas, "0.00"))
                        .orElse(missing(it))),
            amount("Loss at stop", it -> it.coverage().lossAtStop()),
            amount(
                "Planned max loss", it -> Optional.ofNullable(it.line().facts().plannedMaxLoss())),
            amount("Lifetime cap", it -> Optional.of(it.line().row().economics().lifetimeCap())),
            new Column<>(SIZING, 14, it -> new Value.State(words(it.sizing()))),
            new Column<>("Asset", 9, it -> new Value.Text(it.line().row().settlementAsset()))));
  }

  /** Positions under the rule J13: budget, margin, leverage, stop, cap. */
  static Table<TradeLine> trades() {
    List<Column<TradeLine>> columns = new ArrayList<>();
    columns.add(new Column<>("Position", 38, it -> new Value.Text(it.line().key().toString())));
    columns.add(new Column<>("Desk", 14, it -> new Value.Text(it.line().facts().desk())));
    columns.add(new Column<>("Trader", 14, it -> new Value.Text(it.line().facts().trader())));
    columns.add(new Column<>(RULE, 12, it -> state(it.answer())));
    for (Step step : Step.values()) {
      columns.add(new Column<>(word(step), 12, it -> state(it.answer(step))));
    }
    columns.add(
        new Column<>(
            "Share of capital", 12, it -> Value.percent(it.shareOfCapital(), Value.UNKNOWN)));
    trade(columns, "Lifetime cap", it -> it.line().row().economics().lifetimeCap());
    trade(columns, "Planned max loss", it -> it.line().facts().plannedMaxLoss());
    trade(columns, "Desk capital", TradeLine::capital);
    columns.add(new Column<>("Asset", 9, it -> new Value.Text(it.line().row().settlementAsset())));
    return new Table<>(TRADES, columns);
  }

  private static void trade(
      List<Column<TradeLine>> columns,
      String heading,
      Function<TradeLine, @Nullable BigDecimal> amount) {
    columns.add(
        new Column<>(
            heading,
            AMOUNT,
            it -> Value.amount(amount.apply(it), it.line().row().settlementAsset())));
  }

  private static Value state(Answer answer) {
    return new Value.State(
        switch (answer) {
          case MET -> "met";
          case BROKEN -> "BROKEN";
          case UNKNOWN -> Words.UNKNOWN;
        });
  }

  static String word(Step step) {
    String name = step.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private static Column<StopLine> percent(
      String heading, Function<StopLine, Optional<BigDecimal>> fraction) {
    return new Column<>(heading, 12, it -> Value.percent(fraction.apply(it), missing(it)));
  }

  private static Column<StopLine> amount(
      String heading, Function<StopLine, Optional<BigDecimal>> amount) {
    return new Column<>(
        heading,
        AMOUNT,
        it ->
            amount
                .apply(it)
                .map(figure -> Value.amount(figure, it.line().row().settlementAsset()))
                .orElse(missing(it)));
  }

  /** A position without a stop has no way to it; of a stop without a mark it is unknown. */
  private static Value missing(StopLine line) {
    return switch (line.coverage().finding()) {
      case MARK_UNKNOWN, QUANTITY_UNKNOWN -> Value.UNKNOWN;
      case NO_STOP, BEHIND_LIQUIDATION, PASSED, PARTLY_COVERED, EFFECTIVE -> Value.NONE;
    };
  }

  private static String words(Enum<?> word) {
    return word.name().replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
