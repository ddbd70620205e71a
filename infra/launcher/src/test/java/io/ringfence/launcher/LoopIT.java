package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.keycloak.BrowserLogin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything at once, in one command, while a crash is played again and again. */
class LoopIT {
  private static final int UNAUTHORISED = 401;

  @TempDir Path folder;

  @Test
  void oneCommandPlaysALoopThatAPersonSeesGoPastItsEndAndLeavesNothingBehind() throws Exception {
    try (RunningUp up =
        RunningUp.start(
            Command.ringfence(
                folder,
                "up",
                "--port",
                "0",
                "--kafka",
                "0",
                "--keycloak",
                "0",
                "--loop-speed",
                "21600",
                "--loop-positions",
                "20"))) {
      BrowserLogin browser = up.browser();
      BrowserLogin.Tokens tokens = browser.login("dana.desk", up.password());
      up.command().waitFor(() -> up.laps().size() > 2);
      HeadOfRun head = new HeadOfRun(up.client(), up.api(), tokens.access());
      assertThat(head.passes(up.laps().get(2))).isTrue();
      assertThatLapsAreEqual(up);
      up.assertThatMacroIsSeen(tokens.access());
      assertThatMarksReachTheScreen(up);
      browser.logout(tokens.refresh());
      assertThat(up.ask(up.desks(), tokens.access()).statusCode()).isEqualTo(UNAUTHORISED);

      up.assertThatItEndsWithEverything(7);
    }
    try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("ringfence-"));
    }
  }

  /**
   * Desks held the same as long after the start of the first lap as after that of the second,
   * whatever was closed or liquidated in between; only the loss of the day goes on.
   */
  private static void assertThatLapsAreEqual(RunningUp up) {
    List<Instant> laps = up.laps();
    String compared =
        "SELECT count(), max(a.positions), countIf(a.held != b.held) FROM (%s) AS a INNER JOIN (%s)"
                .formatted(held(laps.get(0), laps.get(1)), held(laps.get(1), laps.get(2)))
            + " AS b ON a.node = b.node AND a.after = b.after";
    String[] counts = up.answer(compared).strip().split("\t", -1);
    assertThat(Integer.parseInt(counts[0])).as("desk rows of both laps").isGreaterThan(100);
    assertThat(Integer.parseInt(counts[1])).as("most positions").isEqualTo(20);
    assertThat(counts[2]).as("desk rows that differ").isEqualTo("0");
    assertThat(up.answer("SELECT DISTINCT code FROM ringfence.rejects").lines())
        .isSubsetOf("POSITION_LIQUIDATED");
    String counted = "SELECT sum(received) > 1000, sum(duplicate) FROM ringfence.input_counts";
    up.command().waitFor(() -> up.answer(counted).startsWith("1"));
    assertThat(up.answer(counted)).isEqualTo("1\t0\n");
  }

  private static String held(Instant from, Instant to) {
    return "SELECT node, toUnixTimestamp64Micro(as_of) - %s AS after, positions, tuple(positions,"
            .formatted(ChronoUnit.MICROS.between(Instant.EPOCH, from))
        + " unknown_positions, isolated_margin, open_capital_at_risk, equity) AS held FROM"
        + " ringfence.desk_exposures WHERE run_id = 'live' AND as_of >= '%s' AND as_of < '%s'"
            .formatted(stored(from), stored(to));
  }

  private static String stored(Instant at) {
    return at.toString().replace('T', ' ').replace("Z", "");
  }

  /** How late is not judged here, for machines differ: that marks come onto the screen is. */
  private void assertThatMarksReachTheScreen(RunningUp up) {
    boolean required = "1".equals(System.getenv("RINGFENCE_REQUIRE_ALL"));
    if (!required && !Files.isExecutable(Path.of("/usr/bin/chromium"))) {
      System.out.println("skipped: nobody looks at what is played, Chromium is not installed");
      return;
    }
    try (Command bench =
        Command.ringfence(
                folder,
                "bench",
                "screen",
                "--url",
                up.api().toString(),
                "--seconds",
                "1",
                "--marks",
                "5")
            .with("RINGFENCE_PASSWORD", up.password())
            .run()) {
      assertThat(bench.exitCode()).as(bench.err()).isZero();
      assertThat(bench.out()).contains("mark-to-frame-p99");
    }
  }
}
