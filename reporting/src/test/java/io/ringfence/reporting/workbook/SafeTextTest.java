package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a"})
  void whatAnotherProgramMightTakeForAFormulaIsMarked(String text) {
    assertThat(SafeText.looksLikeFormula(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "a=1", " =1", "'=1", "binance/a-1/BTCUSDT/long"})
  void otherTextIsNot(String text) {
    assertThat(SafeText.looksLikeFormula(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"_x0041_, _x005F_x0041_", "_x41_, _x41_", "a_x00Ff_b, a_x005F_x00Ff_b", "a_b, a_b"})
  void noTextIsReadAsAnEscape(String text, String expected) {
    assertThat(SafeText.clean(text)).isEqualTo(expected);
  }

  @Test
  void controlCharactersAreShownAndNeverWritten() {
    assertThat(SafeText.clean("a\0b\u0007c\u007Fd\te\r\nf")).isEqualTo("a␀b␇c␡d\te\nf");
  }

  @Test
  void whatSteersTheDirectionOfWritingIsReplaced() {
    assertThat(SafeText.clean("abc\u202Egnp.exe\u2066x\uD800y"))
        .isEqualTo("abc\uFFFDgnp.exe\uFFFDx\uFFFDy");
  }

  @Test
  void lettersOfEveryScriptStay() {
    assertThat(SafeText.clean("ü 漢字 🙂 العربية")).isEqualTo("ü 漢字 🙂 العربية");
  }

  @Test
  void whatACellCannotHoldIsCutAndSaysSo() {
    String cut = SafeText.clean("🙂".repeat(20_000));
    assertThat(cut.length()).isLessThanOrEqualTo(SafeText.MOST_CHARACTERS);
    assertThat(cut).endsWith("🙂 … (cut)");
  }
}
