package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextHeightTest {
  @ParameterizedTest(name = "{0}: {1} lines of 10")
  @CsvSource({
    "short, 1",
    "ten chars!, 1",
    "ten chars and more, 2",
    "abcdefghijklmnopqrstuvwxyz, 3",
    "a abcdefghijklmnopqrst b, 4",
    "abcdefghij klmnopqrst, 2",
  })
  void textIsBrokenBetweenWordsAndLongWordsInsideThem(String text, int lines) {
    assertThat(TextHeight.ofProse(text, 10)).isEqualTo(lines);
  }
}
