package io.ringfence.api.help;

import io.ringfence.reporting.workbook.Glossary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The glossary of reports, what stands on pages of the dashboard alone, and the venues' settings,
 * read once.
 */
@Component
final class HelpTexts {
  /** Most entries of an answer. */
  static final int MOST = 100;

  private static final String VENUES = "/help/venues.tsv";
  private static final String PAGES = "/help/pages.tsv";

  private final List<HelpAnswer.Meaning> meanings =
      Stream.concat(
              Glossary.ofClassPath().all().stream().map(HelpTexts::meaning),
              rows(PAGES, 5)
                  .map(
                      it ->
                          new HelpAnswer.Meaning(
                              it.get(0), it.get(1), it.get(2), it.get(3), it.get(4))))
          .toList();
  private final List<HelpAnswer.Venue> venues = rows(VENUES, 6).map(HelpTexts::venue).toList();

  /**
   * Entries that hold some words.
   *
   * @param table name of the only table that is looked into; absent: all
   */
  HelpAnswer search(String text, @Nullable String table) {
    List<String> words =
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
            .filter(word -> !word.isEmpty())
            .toList();
    List<HelpAnswer.Meaning> found =
        meanings.stream()
            .filter(it -> table == null || table.equals(it.table()))
            .filter(it -> holds(words, it.toString()))
            .sorted(Comparator.comparing(it -> !holds(words, it.heading())))
            .toList();
    return new HelpAnswer(
        found.size(),
        found.stream().limit(MOST).toList(),
        venues.stream().filter(it -> holds(words, it.toString())).toList());
  }

  private static boolean holds(List<String> words, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return words.stream().allMatch(lower::contains);
  }

  private static HelpAnswer.Meaning meaning(Glossary.Entry entry) {
    return new HelpAnswer.Meaning(
        entry.table(), entry.heading(), entry.unit(), entry.formula(), entry.meaning());
  }

  private static HelpAnswer.Venue venue(List<String> fields) {
    return new HelpAnswer.Venue(
        Arrays.stream(fields.get(0).split(" ", -1)).filter(code -> !code.isEmpty()).toList(),
        fields.get(1),
        fields.get(2),
        fields.get(3),
        fields.get(4),
        fields.get(5));
  }

  /** Rows of a file below its headings. */
  private static Stream<List<String>> rows(String name, int fields) {
    try (InputStream file = HelpTexts.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines().skip(1).map(line -> row(name, line, fields)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private static List<String> row(String name, String line, int fields) {
    List<String> row = Arrays.asList(line.split("\t", -1));
    if (row.size() != fields) {
      throw new IllegalStateException(
          "%s must have %s fields in a line, has %s: %s".formatted(name, fields, row.size(), line));
    }
    return row;
  }
}
