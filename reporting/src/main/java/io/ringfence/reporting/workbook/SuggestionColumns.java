package io.ringfence.reporting.workbook;

import io.ringfence.reporting.query.SuggestionGatesQuery;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.query.SuggestionsQuery.Rival;
import io.ringfence.reporting.query.SuggestionsQuery.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Columns of the sheets Suggestions and Containment. */
final class SuggestionColumns {
  static final String MOVES = "Suggestions";
  static final String GATES = "Containment gate";

  private static final Value BLANK = new Value.Dash();

  private SuggestionColumns() {}

  static Table<SuggestionsQuery.Row> moves() {
    return new Table<>(
        MOVES, Stream.of(what(), effect(), rival(), why()).flatMap(List::stream).toList());
  }

  static Table<SuggestionGatesQuery.Row> gates() {
    return new Table<>(
        GATES,
        List.of(
            new Column<>("Decided at", 21, row -> new Value.Moment(row.decidedAt())),
            new Column<>("Shock", 10, row -> new Value.Figure(row.shock(), "+0%;-0%")),
            new Column<>("Desk", 20, row -> new Value.Text(row.pool().desk())),
            new Column<>("Venue", 12, row -> new Value.Text(row.pool().venue())),
            new Column<>("Account", 20, row -> new Value.Text(row.pool().account())),
            new Column<>("Legal entity", 32, row -> Value.text(row.pool().legalEntity())),
            new Column<>("Client or house", 12, row -> Value.text(row.pool().clientOrHouse())),
            new Column<>("Asset", 9, row -> new Value.Text(row.pool().settlementAsset())),
            new Column<>(
                "Burned before",
                20,
                row -> Value.amount(row.burnedBefore(), row.pool().settlementAsset())),
            new Column<>(
                "Burned after",
                20,
                row -> Value.amount(row.burnedAfter(), row.pool().settlementAsset())),
            new Column<>("Verdict", 16, SuggestionColumns::verdict)));
  }

  private static List<Column<SuggestionsQuery.Row>> what() {
    return List.of(
        new Column<>("Decided at", 21, row -> new Value.Moment(row.decidedAt())),
        new Column<>("No.", 6, row -> Value.count(row.number())),
        new Column<>("Desk", 14, row -> new Value.Text(row.pool().desk())),
        new Column<>("Feasibility", 22, row -> new Value.Text(row.feasibility())),
        new Column<>("Policy", 9, row -> new Value.Text(row.policy())),
        new Column<>("From", 34, SuggestionColumns::from),
        new Column<>("To", 34, row -> new Value.Text(row.to().position())),
        new Column<>(
            "Amount",
            15,
            row -> isMove(row) ? Value.amount(row.amount(), row.pool().settlementAsset()) : BLANK),
        new Column<>("Asset", 8, row -> new Value.Text(row.pool().settlementAsset())));
  }

  private static List<Column<SuggestionsQuery.Row>> effect() {
    return List.of(
        price("To: liquidation price before", row -> row.to().liquidationPriceBefore()),
        moved("To: liquidation price after", row -> row.to().liquidationPriceAfter()),
        distance("To: distance before", row -> row.to().distanceBefore()),
        movedDistance("To: distance after", row -> row.to().distanceAfter()),
        ofDonor("From: liquidation price before", Side::liquidationPriceBefore, null),
        ofDonor("From: liquidation price after", Side::liquidationPriceAfter, null),
        ofDonor("From: distance before", Side::distanceBefore, Patterns.PERCENT),
        ofDonor("From: distance after", Side::distanceAfter, Patterns.PERCENT));
  }

  private static List<Column<SuggestionsQuery.Row>> rival() {
    return List.of(
        new Column<>(
            "Rival: close quantity",
            16,
            row -> ofRival(row, rival -> figure(rival.quantity(), null))),
        new Column<>(
            "Rival: close notional",
            16,
            row ->
                ofRival(
                    row, rival -> Value.amount(rival.notional(), row.pool().settlementAsset()))),
        new Column<>(
            "Liquidated at",
            21,
            row -> Value.moment(row.outcome().liquidatedAt(), new Value.Word("not liquidated"))),
        new Column<>("Survives with move", 12, SuggestionColumns::survives));
  }

  private static List<Column<SuggestionsQuery.Row>> why() {
    return List.of(
        new Column<>("Reason", 100, row -> new Value.Prose(row.reason())),
        new Column<>("Void if", 70, row -> new Value.Prose(row.voidIf())),
        new Column<>("Venue", 10, row -> new Value.Text(row.pool().venue())),
        new Column<>("Account", 16, row -> new Value.Text(row.pool().account())),
        new Column<>("Legal entity", 28, row -> Value.text(row.pool().legalEntity())),
        new Column<>("Client or house", 12, row -> Value.text(row.pool().clientOrHouse())),
        new Column<>("Amount, exact", 22, row -> isMove(row) ? Value.exact(row.amount()) : BLANK));
  }

  private static boolean isMove(SuggestionsQuery.Row row) {
    return row.amount().signum() > 0;
  }

  private static Value from(SuggestionsQuery.Row row) {
    Side donor = row.from();
    if (donor != null) {
      return new Value.Text(donor.position());
    }
    return isMove(row) ? new Value.Text("free balance") : BLANK;
  }

  private static Value verdict(SuggestionGatesQuery.Row row) {
    int change = row.burnedAfter().compareTo(row.burnedBefore());
    if (change > 0) {
      return new Value.State("BURNS MORE");
    }
    return new Value.State(change == 0 ? "same" : "burns less");
  }

  private static Value survives(SuggestionsQuery.Row row) {
    if (!isMove(row)) {
      return BLANK;
    }
    Boolean survives = row.outcome().survivesWithMove();
    return survives == null ? Value.UNKNOWN : new Value.State(survives ? "yes" : "no");
  }

  private static Column<SuggestionsQuery.Row> price(
      String heading, Function<SuggestionsQuery.Row, @Nullable BigDecimal> price) {
    return new Column<>(heading, 15, row -> figure(price.apply(row), null));
  }

  private static Column<SuggestionsQuery.Row> moved(
      String heading, Function<SuggestionsQuery.Row, @Nullable BigDecimal> price) {
    return new Column<>(heading, 15, row -> isMove(row) ? figure(price.apply(row), null) : BLANK);
  }

  private static Column<SuggestionsQuery.Row> distance(
      String heading, Function<SuggestionsQuery.Row, @Nullable BigDecimal> distance) {
    return new Column<>(heading, 10, row -> figure(distance.apply(row), Patterns.PERCENT));
  }

  private static Column<SuggestionsQuery.Row> movedDistance(
      String heading, Function<SuggestionsQuery.Row, @Nullable BigDecimal> distance) {
    return new Column<>(
        heading, 10, row -> isMove(row) ? figure(distance.apply(row), Patterns.PERCENT) : BLANK);
  }

  private static Column<SuggestionsQuery.Row> ofDonor(
      String heading, Function<Side, @Nullable BigDecimal> figure, @Nullable String pattern) {
    return new Column<>(
        heading,
        pattern == null ? 15 : 10,
        row -> {
          Side donor = row.from();
          return donor == null ? BLANK : figure(figure.apply(donor), pattern);
        });
  }

  private static Value ofRival(SuggestionsQuery.Row row, Function<Rival, Value> figure) {
    Rival rival = row.rival();
    return rival == null ? Value.NONE : figure.apply(rival);
  }

  /** None where the figure does not exist; prices without a format in six significant digits. */
  private static Value figure(@Nullable BigDecimal figure, @Nullable String pattern) {
    return figure == null
        ? Value.NONE
        : new Value.Figure(figure, pattern == null ? Digits.significant(figure) : pattern);
  }
}
