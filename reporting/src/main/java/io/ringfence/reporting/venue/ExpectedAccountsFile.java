package io.ringfence.reporting.venue;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.ExpectedAccountsQuery;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of the accounts that must report. The columns stand in {@code schema/contracts/README.md}
 * and {@code json-schema/expected-accounts.schema.json}. One wrong cell refuses the file: who is
 * left out of half a list is missed by nobody.
 *
 * @param file its name, for messages and as source of the rows
 * @param knowsVenue whether a rule pack names a venue
 */
public record ExpectedAccountsFile(String file, Predicate<String> knowsVenue) {
  private static final List<String> COLUMNS = List.of("venue", "account", "valid_from");
  private static final String TO = "valid_to";
  private static final String SILENT_AFTER = "silent_after_s";
  private static final Pattern SECONDS = Pattern.compile("0*[1-9][0-9]{0,8}");

  /**
   * Reads a file.
   *
   * @param content its bytes, UTF-8
   * @param recordedAt when it was given to us
   * @throws IllegalArgumentException naming file, line, field and rule
   */
  public List<ExpectedAccountsQuery.Row> read(byte[] content, Instant recordedAt)
      throws IOException {
    List<ExpectedAccountsQuery.Row> rows = new ArrayList<>();
    CsvCells.read(file, content, COLUMNS, cells -> rows.add(row(cells, recordedAt)));
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(file + " must name at least one account");
    }
    requireNoOverlap(rows);
    return rows;
  }

  private ExpectedAccountsQuery.Row row(CsvCells cells, Instant recordedAt) {
    String venue = cells.name("venue");
    if (!knowsVenue.test(venue)) {
      throw new IllegalArgumentException("venue must be one that has rules, was " + venue);
    }
    Instant from = cells.instant("valid_from");
    return new ExpectedAccountsQuery.Row(
        venue,
        cells.name("account"),
        node(cells.optional("node")).toString(),
        from,
        until(cells, from),
        cells.optional(SILENT_AFTER).map(ExpectedAccountsFile::seconds).orElse(null),
        cells.place(),
        recordedAt);
  }

  private static NodePath node(Optional<String> text) {
    return text.map(
            path ->
                NodePath.parse(path)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "node must be firm, firm/desk or below, was " + path)))
        .orElse(NodePath.FIRM);
  }

  private static @Nullable Instant until(CsvCells cells, Instant from) {
    if (cells.optional(TO).isEmpty()) {
      return null;
    }
    Instant to = cells.instant(TO);
    if (!to.isAfter(from)) {
      throw new IllegalArgumentException(
          "%s must be after valid_from, %s, was %s".formatted(TO, from, to));
    }
    return to;
  }

  private static Duration seconds(String text) {
    if (!SECONDS.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "%s must be whole seconds above 0, of 9 digits at most, was %s"
              .formatted(SILENT_AFTER, text));
    }
    return Duration.ofSeconds(Long.parseLong(text));
  }

  private static void requireNoOverlap(List<ExpectedAccountsQuery.Row> rows) {
    List<ExpectedAccountsQuery.Row> sorted =
        rows.stream()
            .sorted(
                Comparator.comparing(ExpectedAccountsQuery.Row::venue)
                    .thenComparing(ExpectedAccountsQuery.Row::account)
                    .thenComparing(ExpectedAccountsQuery.Row::validFrom))
            .toList();
    for (int i = 1; i < sorted.size(); i++) {
      ExpectedAccountsQuery.Row before = sorted.get(i - 1);
      ExpectedAccountsQuery.Row row = sorted.get(i);
      boolean same = before.venue().equals(row.venue()) && before.account().equals(row.account());
      if (same && (before.validTo() == null || before.validTo().isAfter(row.validFrom()))) {
        throw new IllegalArgumentException(
            "%s, valid_from must not be before the end of the row before it (%s), was %s"
                .formatted(row.source(), before.source(), row.validFrom()));
      }
    }
  }
}
