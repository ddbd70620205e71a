package io.ringfence.contracts.rulepack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small, right rule pack as text, to be spoiled one place at a time. */
final class PackText {
  static final String FILE = "packs/test.json";

  private PackText() {}

  /** The pack as it is. */
  static RulePack load() {
    return load(text());
  }

  /** The pack with the first occurrence of a text replaced. */
  static RulePack loadWith(String text, String replacement) {
    String right = text();
    int at = right.indexOf(text);
    if (at < 0) {
      throw new IllegalArgumentException("the pack does not hold " + text);
    }
    return load(right.substring(0, at) + replacement + right.substring(at + text.length()));
  }

  private static RulePack load(String text) {
    return new RulePackLoader().load(FILE, text.getBytes(UTF_8));
  }

  private static String text() {
    try {
      return Files.readString(Path.of("src/test/resources", FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
