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

/** The glossary of reports and the venues' settings, read once. */
@Component
final class HelpTexts {
  /** Most entries of an answer. */
  static final int MOST = 100;

  private static final String VENUES = "/help/venues.tsv";

  private final List<HelpAnswer.Meaning> meanings =
      Glossary.ofClassPath().all().stream().map(HelpTexts::meaning).toList();
  private final List<HelpAnswer.Venue> venues = lines().map(HelpTexts::venue).toList();

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

  private static HelpAnswer.Venue venue(String line) {
    List<String> fields = Arrays.asList(line.split("\t", -1));
    if (fields.size() != 5) {
      throw new IllegalStateException(
          "%s must have 5 fields in a line, has %s: %s".formatted(VENUES, fields.size(), line));
    }
    return new HelpAnswer.Venue(
        fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4));
  }

  private static Stream<String> lines() {
    try (InputStream file = HelpTexts.class.getResourceAsStream(VENUES)) {
      byte[] bytes = Objects.requireNonNull(file, VENUES).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().skip(1).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + VENUES, e);
    }
  }
}
