package io.ringfence.launcher.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.launcher.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Texts, SQL and JSON hold the same digits whatever the machine's language. */
class NumbersInTextsTest {
  private static final Pattern NUMBER = Pattern.compile("%[-#+ 0,(]*\\d*(\\.\\d+)?[dfeg](?!\\w)");

  @Test
  void noNumberIsFormattedInTheMachinesLanguage() throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(Repository.root())) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> file.toString().contains("/src/main/"))
              .toList();
    }
    assertThat(sources).hasSizeGreaterThan(300);
    assertThat(sources.stream().flatMap(NumbersInTextsTest::inTheMachinesLanguage))
        .as(
            "A number in the machine's language has other digits in Cairo than in Zurich: write it"
                + " with %s, or name Locale.ROOT first")
        .isEmpty();
  }

  private static Stream<String> inTheMachinesLanguage(Path source) {
    String text;
    try {
      text = Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return NUMBER
        .matcher(text)
        .results()
        .filter(
            found -> text.lastIndexOf('"', found.start()) > text.lastIndexOf('\n', found.start()))
        .filter(found -> !statementUpTo(found.start(), text).contains("Locale.ROOT"))
        .map(found -> source.getFileName() + ": " + found.group());
  }

  private static String statementUpTo(int end, String text) {
    return text.substring(text.lastIndexOf(';', end) + 1, end);
  }
}
