package io.ringfence.reporting;

import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.report.Proposals;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Proposed margin moves as lines of text. */
final class MoveLines {
  private static final int MOST = 15;
  private static final TextTable TABLE =
      new TextTable(
          List.of("Decided, UTC", "Desk", "Amount", "From", "To", "Distance", "Later"),
          List.of(false, false, true, false, false, true, false),
          TerminalReport.WIDTH);

  private MoveLines() {}

  static List<String> of(Proposals proposals) {
    List<SuggestionsQuery.Row> moves =
        proposals.suggestions().stream().filter(row -> row.amount().signum() > 0).toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s suggested, %s below the target distance without a feasible one"
            .formatted(
                Words.count(moves.size(), "margin move"),
                Words.count(proposals.suggestions().size() - moves.size(), "position")));
    if (!moves.isEmpty()) {
      lines.addAll(TABLE.lines(moves.stream().limit(MOST).map(MoveLines::row).toList()));
    }
    if (moves.size() > MOST) {
      lines.add("and %s more on sheet Suggestions".formatted(moves.size() - MOST));
    }
    return lines;
  }

  private static List<String> row(SuggestionsQuery.Row row) {
    SuggestionsQuery.Side donor = row.from();
    return List.of(
        Words.time(row.decidedAt()).substring(0, 16),
        row.pool().desk(),
        Words.amount(row.amount(), row.pool().settlementAsset()),
        donor == null ? "free balance" : DeskLines.shortly(donor.position()),
        DeskLines.shortly(row.to().position()),
        percent(row.to().distanceBefore()) + " -> " + percent(row.to().distanceAfter()),
        outcome(row.outcome()));
  }

  private static String outcome(SuggestionsQuery.Outcome outcome) {
    if (outcome.liquidatedAt() == null) {
      return "not liquidated";
    }
    return Boolean.TRUE.equals(outcome.survivesWithMove())
        ? "would have lived"
        : "dead " + Words.time(outcome.liquidatedAt()).substring(5, 16);
  }

  private static String percent(@Nullable BigDecimal distance) {
    return distance == null ? Words.NONE : Words.percent(distance);
  }
}
