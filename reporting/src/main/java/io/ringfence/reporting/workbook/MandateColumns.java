package io.ringfence.reporting.workbook;

import io.ringfence.reporting.query.OrderBookDepthsQuery;
import io.ringfence.reporting.report.BackstopLine;
import io.ringfence.reporting.report.DefaultLine;
import io.ringfence.reporting.report.MandateLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Columns of the sheets of the mandate, of defaults and of what stands behind a liquidation. */
final class MandateColumns {
  static final String MANDATE = "Mandate";
  static final String DEFAULTS = "Defaults";
  static final String BACKSTOPS = "Backstops";
  static final String VERDICT = "Verdict";
  private static final List<Long> DISTANCES = List.of(10L, 50L, 200L);
  private static final String LEVERAGE = "0.##";
  private static final int AMOUNT = 18;

  private MandateColumns() {}

  static Table<MandateLine> mandate() {
    return new Table<>(
        MANDATE,
        List.of(
            new Column<>("Kind", 12, row -> new Value.Text(row.kind())),
            new Column<>("Of", 48, row -> new Value.Prose(row.of())),
            new Column<>("Says", 90, row -> new Value.Prose(row.says())),
            new Column<>("Since", 22, row -> new Value.Moment(row.given().validFrom())),
            new Column<>("Given as", 30, row -> new Value.Text(row.given().source())),
            new Column<>("Recorded at", 22, row -> new Value.Moment(row.given().recordedAt()))));
  }

  static Table<DefaultLine> defaults() {
    return new Table<>(
        DEFAULTS,
        List.of(
            new Column<>("Position", 38, row -> new Value.Text(row.key().toString())),
            new Column<>("Node", 30, row -> new Value.Text(row.node().toString())),
            new Column<>("Mode", 11, row -> new Value.Text(row.mode())),
            new Column<>("Default mode", 11, row -> stated(row.byDefault().mode())),
            new Column<>("Leverage", 11, row -> new Value.Figure(row.leverage(), LEVERAGE)),
            new Column<>("Default leverage", 11, row -> stated(row.byDefault().leverage())),
            new Column<>(VERDICT, 14, row -> new Value.State(row.verdict().word())),
            new Column<>("Stated by", 60, row -> statedBy(row.byDefault()))));
  }

  private static Value statedBy(DefaultLine.Stated stated) {
    return stated.by().isEmpty() ? new Value.Dash() : new Value.Prose(stated.by());
  }

  private static Value stated(@Nullable String word) {
    return word == null ? new Value.Dash() : new Value.Text(word);
  }

  private static Value stated(@Nullable BigDecimal figure) {
    return figure == null ? new Value.Dash() : new Value.Figure(figure, LEVERAGE);
  }

  static Table<BackstopLine> backstops() {
    List<Column<BackstopLine>> columns = new ArrayList<>();
    columns.add(new Column<>("Position", 38, row -> new Value.Text(row.line().key().toString())));
    columns.add(new Column<>("Desk", 14, row -> new Value.Text(row.line().facts().desk())));
    columns.add(
        new Column<>("Distance", 10, row -> Value.percent(row.line().distance(), Value.UNKNOWN)));
    columns.add(
        new Column<>(
            "ADL rank",
            10,
            row -> row.rank().map(rank -> Value.count(rank.rank())).orElse(Value.UNKNOWN)));
    columns.add(
        new Column<>(
            "Ranked at",
            22,
            row -> row.rank().<Value>map(of -> new Value.Moment(of.at())).orElse(Value.UNKNOWN)));
    for (long bps : DISTANCES) {
      columns.add(
          new Column<>(
              "Depth %s bp".formatted(bps),
              AMOUNT,
              row -> depth(row.within(bps).map(OrderBookDepthsQuery.Row::quantity))));
    }
    columns.add(
        new Column<>("Share of 50 bp", 12, row -> Value.percent(row.shareOf(50), Value.UNKNOWN)));
    columns.add(new Column<>("Fits within", 12, MandateColumns::fits));
    columns.add(
        new Column<>(
            "Fund",
            22,
            row ->
                row.fund()
                    .map(fund -> Value.amount(fund.balance(), fund.asset()))
                    .orElse(Value.UNKNOWN)));
    columns.add(
        new Column<>(
            "Fund at",
            22,
            row -> row.fund().<Value>map(of -> new Value.Moment(of.at())).orElse(Value.UNKNOWN)));
    columns.add(
        new Column<>("Asset", 9, row -> new Value.Text(row.line().row().settlementAsset())));
    return new Table<>(BACKSTOPS, columns);
  }

  private static Value depth(Optional<BigDecimal> quantity) {
    return quantity
        .<Value>map(of -> new Value.Figure(of, Digits.significant(of)))
        .orElse(Value.UNKNOWN);
  }

  private static Value fits(BackstopLine row) {
    if (row.depths().isEmpty()) {
      return Value.UNKNOWN;
    }
    return row.fits()
        .<Value>map(bps -> new Value.Figure(BigDecimal.valueOf(bps), "0\" bp\""))
        .orElse(new Value.State("beyond"));
  }
}
