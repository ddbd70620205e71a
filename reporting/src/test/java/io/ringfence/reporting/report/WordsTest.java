package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  /** What moves a cursor, clears a screen, begins a line or turns the direction of writing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ok\nINTACT",
        "ok\r\nINTACT",
        "ok\u001b[2JINTACT",
        "ok\u009b2JINTACT",
        "ok\u0085INTACT",
        "ok\u2028INTACT",
        "ok\bINTACT",
        "ok\u202eTCATNI",
        "ok\u2066INTACT"
      })
  void aTextFromOutsideIsOneLineThatMovesNothing(String text) {
    String line = Words.oneLine(text);
    assertThat(line).startsWith("ok").hasSameSizeAs(text).hasLineCount(1);
    assertThat(line.chars().filter(Character::isISOControl)).isEmpty();
    assertThat(line).doesNotContain("\u202e", "\u2066", "\u2028");
  }
}
