package io.ringfence.reporting.workbook;

import io.ringfence.domain.outcome.Score;
import io.ringfence.domain.outcome.Status;
import io.ringfence.domain.outcome.Tally;
import io.ringfence.reporting.report.Outcomes;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Sheets Outcomes and Scoreboard: what hourly decisions came to, followed, ignored, and with
 * reducing in their place.
 *
 * @param frame what every sheet carries
 */
record OutcomeSheets(Frame frame) {
  static final String OUTCOMES = "Outcomes";
  static final String SCOREBOARD = "Scoreboard";

  private static final int AMOUNT = 18;
  private static final int COUNT = 12;

  void fill(SXSSFWorkbook workbook, Outcomes outcomes) {
    new ListSheet<>(frame, "Hourly decisions, followed and ignored", hours(), "", 2)
        .fill(workbook.createSheet(OUTCOMES), outcomes.hours());
    new ListSheet<>(frame, "What each move would have cost and saved", scores(), "", 2)
        .fill(workbook.createSheet(SCOREBOARD), outcomes.scores());
  }

  private static Table<Outcomes.Hourly> hours() {
    List<Column<Outcomes.Hourly>> decided =
        List.of(
            new Column<>("Decided at", 21, row -> new Value.Moment(row.step().at())),
            new Column<>("Asset", 9, row -> new Value.Text(row.asset())),
            new Column<>("Moves", COUNT, row -> Value.count(row.step().moves())),
            new Column<>("Moved", AMOUNT, row -> Value.amount(row.step().moved(), row.asset())),
            new Column<>("Refused", COUNT, row -> Value.count(row.step().refused())),
            new Column<>("Called for by", 26, OutcomeSheets::reasons));
    return new Table<>(
        OUTCOMES,
        Stream.of(
                decided,
                tally("Ignored", row -> row.step().ignored()),
                tally("Followed", row -> row.step().followed()),
                tally("Reduced", row -> row.step().reduced()),
                List.of(
                    new Column<Outcomes.Hourly>(
                        "Reduced: made final",
                        AMOUNT,
                        row -> Value.amount(row.step().reduced().madeFinal(), row.asset()))))
            .flatMap(List::stream)
            .toList());
  }

  private static List<Column<Outcomes.Hourly>> tally(
      String who, Function<Outcomes.Hourly, Tally> tally) {
    return List.of(
        new Column<>(
            who + ": liquidated", COUNT, row -> Value.count(tally.apply(row).liquidations())),
        new Column<>(
            who + ": burned", AMOUNT, row -> Value.amount(tally.apply(row).burned(), row.asset())));
  }

  private static Table<Outcomes.Scored> scores() {
    return new Table<>(
        SCOREBOARD,
        List.of(
            new Column<>("Decided at", 21, row -> new Value.Moment(row.score().at())),
            new Column<>("Policy", 9, row -> new Value.Text(word(row.score().stance()))),
            new Column<>("To", 34, row -> new Value.Text(row.score().recipient())),
            new Column<>("From", 34, row -> new Value.Text(from(row.score()))),
            new Column<>("Asset", 9, row -> new Value.Text(row.asset())),
            new Column<>("Amount", AMOUNT, row -> Value.amount(row.score().amount(), row.asset())),
            new Column<>("Status", 22, row -> new Value.Text(status(row.score().status()))),
            new Column<>(
                "Burned if ignored",
                AMOUNT,
                row -> Value.amount(row.score().ignored(), row.asset())),
            new Column<>(
                "Burned if followed",
                AMOUNT,
                row -> Value.amount(row.score().followed(), row.asset())),
            new Column<>("Saved", AMOUNT, row -> Value.amount(row.score().saved(), row.asset()))));
  }

  private static Value reasons(Outcomes.Hourly row) {
    return new Value.Text(
        row.reasons().stream().map(OutcomeSheets::word).collect(Collectors.joining(", ")));
  }

  private static String from(Score score) {
    String donor = score.donor();
    return donor == null ? "free balance" : donor;
  }

  private static String status(Status status) {
    return switch (status) {
      case Status.Proposed _ -> "proposed";
      case Status.Accepted _ -> "accepted";
      case Status.Rejected _ -> "rejected";
      case Status.Expired expired -> "expired: " + word(expired.cause());
    };
  }

  private static String word(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
