package io.ringfence.reporting.workbook;

import io.ringfence.domain.incident.Incident;
import io.ringfence.reporting.evidence.OfficeRecord;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.report.BreachLine;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Columns of sheet Breaches: stored records of raw limits, with what was done meanwhile. */
final class BreachColumns {
  static final String BREACHES = "Breaches";
  private static final int AMOUNT = 20;
  private static final int MOST_ACTIONS = 10;
  private static final String PLAIN = "#,##0.00######";

  private BreachColumns() {}

  /**
   * Breaches.
   *
   * @param asOf instant of the report, at which open ones stand
   * @param office where their incidents are
   */
  static Table<BreachLine> breaches(Instant asOf, OfficeRecord office) {
    return new Table<>(
        BREACHES,
        List.of(
            new Column<>("Began", 22, row -> new Value.Moment(row.breach().openedAt())),
            text("Node", 30, BreachesQuery.Row::node),
            text("Metric", 24, BreachesQuery.Row::metric),
            text("Currency", 10, BreachesQuery.Row::currency),
            new Column<>("Scope", 22, row -> scope(row.breach())),
            new Column<>(
                "Ended",
                22,
                row -> Value.moment(row.breach().endedAt(), new Value.Word("goes on"))),
            new Column<>("Lasted", 16, row -> new Value.Text(Words.duration(row.lasted(asOf)))),
            new Column<>(
                "Kind", 12, row -> new Value.State(row.isOfTheDay(asOf) ? "daily" : "intraday")),
            text("Nature", 10, row -> row.active() ? "active" : "passive"),
            text("Cause", 10, BreachesQuery.Row::cause),
            text("Ending", 16, row -> Optional.ofNullable(row.ending()).orElse("none yet")),
            figure("Hard limit", BreachesQuery.Row::hard),
            figure("Peak use", BreachesQuery.Row::peak),
            new Column<>("Peak at", 22, row -> new Value.Moment(row.breach().peakAt())),
            new Column<>("Incident", 18, row -> incident(row.breach(), office)),
            new Column<>("Actions", 10, row -> Value.count(row.actions().size())),
            new Column<>("Actions taken", 90, row -> new Value.Prose(actions(row)))));
  }

  private static Column<BreachLine> text(
      String heading, int width, Function<BreachesQuery.Row, String> text) {
    return new Column<>(heading, width, row -> new Value.Text(text.apply(row.breach())));
  }

  private static Column<BreachLine> figure(
      String heading, Function<BreachesQuery.Row, @Nullable BigDecimal> figure) {
    return new Column<>(heading, AMOUNT, row -> Value.figure(figure.apply(row.breach()), PLAIN));
  }

  private static Value scope(BreachesQuery.Row row) {
    return row.scope() == null ? new Value.Said("all positions") : new Value.Text(row.scope());
  }

  private static Value incident(BreachesQuery.Row row, OfficeRecord office) {
    return office
        .incidentOf(row)
        .map(Incident::id)
        .<Value>map(Value.Text::new)
        .orElse(new Value.Said("NONE RAISED"));
  }

  private static String actions(BreachLine row) {
    if (row.actions().isEmpty()) {
      return "None was recorded at the node's positions while it lasted.";
    }
    String shown =
        row.actions().stream()
            .limit(MOST_ACTIONS)
            .map(
                action ->
                    "%s %s: %s".formatted(Words.time(action.at()), action.what(), action.where()))
            .collect(Collectors.joining("\n"));
    int more = row.actions().size() - MOST_ACTIONS;
    return more > 0 ? shown + "\nand " + Words.count(more, "other action") : shown;
  }
}
