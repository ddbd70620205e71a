package io.ringfence.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ProgressDisplaysTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private Instant now = Instant.parse("2025-01-01T00:00:00Z");

  @Test
  void aLogGetsALineEveryFiveSecondsWithRateAndTimeLeft() {
    try (Progress progress =
        ProgressDisplays.on(Terminal.plain(err, err), "replay", "rows", () -> now)) {
      progress.reached(10, 4_000);
      now = now.plusSeconds(5);
      progress.reached(1_000, 4_000);
      now = now.plusSeconds(1);
      progress.reached(1_100, 4_000);
    }
    assertThat(text())
        .isEqualToNormalizingNewlines("ringfence: replay: 25 %, 1,000 rows, 200/s, 15 s left\n");
  }

  @Test
  void workOfUnknownLengthHasARateButNoTimeLeft() {
    try (Progress progress =
        ProgressDisplays.on(Terminal.plain(err, err), "replay", "rows", () -> now)) {
      now = now.plusSeconds(10);
      progress.reached(1_000, 0);
    }
    assertThat(text()).isEqualToNormalizingNewlines("ringfence: replay: 1,000 rows, 100/s\n");
  }

  @Test
  void aTerminalGetsABar() {
    Terminal terminal = new Terminal(err, err, Ansi.OFF, Ansi.OFF, true);
    try (Progress progress = ProgressDisplays.on(terminal, "replay", "rows", () -> now)) {
      progress.reached(3_000, 4_000);
    }
    assertThat(text()).contains("\r").contains("replay").contains("75%").contains("3000/4000");
  }

  @Test
  void coloursAreForPeopleAtATerminalOnly() {
    Map<String, String> terminal = Map.of("ringfence.err.terminal", "true");
    assertThat(Terminal.ofProcess(terminal, Map.of("TERM", "xterm")).errColours())
        .isEqualTo(Ansi.ON);
    assertThat(Terminal.ofProcess(terminal, Map.of("NO_COLOR", "1")).errColours())
        .isEqualTo(Ansi.OFF);
    assertThat(Terminal.ofProcess(terminal, Map.of("TERM", "dumb")).errColours())
        .isEqualTo(Ansi.OFF);
    assertThat(Terminal.ofProcess(Map.of(), Map.of()).errColours()).isEqualTo(Ansi.OFF);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
