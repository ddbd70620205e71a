package io.ringfence.reporting.venue;

import io.ringfence.reporting.query.VenueFiguresQuery;
import io.ringfence.reporting.report.BookFigures;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.RiskReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A figure that a venue prints of a position, beside what its rules make of its own inputs and
 * beside our book. The first comparison tells a wrong rule, the second a wrong book.
 *
 * @param positionKey {@code venue/account/instrument/side}
 * @param row what the venue says; absent: nothing of a position that our book has in the account
 * @param ours our book's; absent: it has none, or the figure depends on a mark, which is another
 * @param book how the two stand
 */
public record NumberLine(
    String positionKey, VenueFiguresQuery.@Nullable Row row, @Nullable BigDecimal ours, Book book) {
  /** How our book's figure stands to the venue's. */
  public enum Book {
    /** Equal, or apart by no more than the venue's rounding. */
    TIES("ties"),
    /** Apart by more. */
    DIFFERS("DIFFERS"),
    /** Not compared: it depends on the mark of its moment, or one side has none. */
    NOT_COMPARED("not compared"),
    /** Our book has no such open position. */
    NOT_IN_BOOK("NOT IN BOOK"),
    /** The venue's answer does not have the position. */
    NOT_AT_VENUE("NOT AT VENUE");

    private final String word;

    Book(String word) {
      this.word = word;
    }

    /** The word a sheet shows. */
    public String word() {
      return word;
    }
  }

  /** Whether our book and the venue are apart. */
  public boolean isBreak() {
    return switch (book) {
      case DIFFERS, NOT_IN_BOOK, NOT_AT_VENUE -> true;
      case TIES, NOT_COMPARED -> false;
    };
  }

  /**
   * Lines of all figures given, by position and figure, then one for each open position that is not
   * in the answer of its venue and account.
   */
  public static List<NumberLine> of(RiskReport report, Insights insights) {
    Map<String, PositionLine> open =
        report.positions().stream()
            .collect(Collectors.toMap(line -> line.key().toString(), line -> line));
    List<NumberLine> lines = new ArrayList<>();
    Set<String> accounts = new LinkedHashSet<>();
    Set<String> told = new LinkedHashSet<>();
    for (VenueFiguresQuery.Row row : insights.proofs().figures()) {
      accounts.add(account(row.positionKey()));
      told.add(row.positionKey());
      lines.add(line(row, open.get(row.positionKey())));
    }
    open.keySet().stream()
        .filter(key -> accounts.contains(account(key)) && !told.contains(key))
        .sorted()
        .forEach(key -> lines.add(new NumberLine(key, null, null, Book.NOT_AT_VENUE)));
    return lines;
  }

  private static NumberLine line(VenueFiguresQuery.Row row, @Nullable PositionLine line) {
    if (line == null) {
      return new NumberLine(row.positionKey(), row, null, Book.NOT_IN_BOOK);
    }
    BigDecimal ours = BookFigures.of(row.figure(), line).orElse(null);
    Book book =
        BookFigures.tie(row, line)
            .map(ties -> ties ? Book.TIES : Book.DIFFERS)
            .orElse(Book.NOT_COMPARED);
    return new NumberLine(row.positionKey(), row, ours, book);
  }

  private static String account(String positionKey) {
    return positionKey.substring(0, positionKey.indexOf('/', positionKey.indexOf('/') + 1) + 1);
  }
}
