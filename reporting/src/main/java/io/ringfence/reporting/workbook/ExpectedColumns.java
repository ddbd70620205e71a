package io.ringfence.reporting.workbook;

import io.ringfence.reporting.report.ExpectedLine;
import io.ringfence.reporting.report.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns of the sheet of accounts that had to report. */
final class ExpectedColumns {
  static final String EXPECTED = "ExpectedAccounts";
  static final String VERDICT = "Verdict";

  private ExpectedColumns() {}

  static Table<ExpectedLine> expected() {
    return new Table<>(
        EXPECTED,
        List.of(
            new Column<>("Venue", 12, row -> new Value.Text(row.row().venue())),
            new Column<>("Account", 20, row -> new Value.Text(row.row().account())),
            new Column<>("Node", 18, row -> new Value.Text(row.row().node())),
            new Column<>(VERDICT, 11, row -> new Value.State(row.verdict().word())),
            new Column<>("Silent for", 16, row -> silence(row.silence().orElse(null))),
            new Column<>("May be silent", 16, row -> limit(row.row().silentAfter())),
            moment("Last heard of", line -> line.heard().last().orElse(null)),
            moment("Last balance", line -> line.heard().balance()),
            moment("Last position", line -> line.heard().position()),
            moment("Last statement", line -> line.heard().statement()),
            new Column<>("Since", 19, row -> new Value.Moment(row.row().validFrom())),
            new Column<>("Until", 19, row -> Value.moment(row.row().validTo(), new Value.Dash())),
            new Column<>("Given as", 24, row -> new Value.Prose(row.row().source())),
            new Column<>("Recorded at", 19, row -> new Value.Moment(row.row().recordedAt()))));
  }

  private static Column<ExpectedLine> moment(
      String heading, Function<ExpectedLine, @Nullable Instant> at) {
    return new Column<>(heading, 19, row -> Value.moment(at.apply(row), new Value.Word("never")));
  }

  private static Value silence(@Nullable Duration silence) {
    return silence == null ? new Value.Said("always") : new Value.Text(Words.duration(silence));
  }

  private static Value limit(@Nullable Duration limit) {
    return limit == null ? new Value.Said("not judged") : new Value.Text(Words.duration(limit));
  }
}
