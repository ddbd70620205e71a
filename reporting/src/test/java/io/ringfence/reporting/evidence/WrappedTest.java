package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WrappedTest {
  @Test
  void noWordIsLostAndNoLineIsLongerThanAPageIsWide() {
    Random random = new Random(20261126);
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "  BREAK" : "NOT SAID:");
      for (int word = random.nextInt(60); word > 0; word--) {
        text.append(' ').append("w".repeat(1 + random.nextInt(30)));
      }
      List<String> lines = Wrapped.lines("  ", text.toString());
      assertThat(lines).allMatch(line -> line.length() <= 100).allMatch(it -> it.startsWith("  "));
      assertThat(String.join(" ", lines).replaceAll("\\s+", " ").strip())
          .isEqualTo(text.toString().strip());
    }
  }

  @Test
  void whatFitsStaysOneLineAndWhatHasNoBlankIsNotBroken() {
    assertThat(Wrapped.lines("  ", "None.")).containsExactly("  None.");
    assertThat(Wrapped.lines("  ", "x".repeat(200))).containsExactly("  " + "x".repeat(200));
    assertThat(Wrapped.lines("  ", "a  b")).containsExactly("  a  b");
  }
}
