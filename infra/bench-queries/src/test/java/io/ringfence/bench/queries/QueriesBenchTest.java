package io.ringfence.bench.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.launcher.bench.Report;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueriesBenchTest {
  private static final QueriesOptions SMALL =
      QueriesOptions.of(
          new String[] {"json=true", "rounds=1", "rows=100000", "positions=2000", "requests=2"});

  @Test
  void everyContestantAnswersWhatTheDefinitionSays(@TempDir Path data) throws SQLException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Report report = new Report(new PrintStream(written, true, StandardCharsets.UTF_8), true);
    List<String> notes = new ArrayList<>();
    QueriesMain.run(SMALL, report, data, notes::add);
    assertThat(report.failures()).isEmpty();
    assertThat(written.toString(StandardCharsets.UTF_8).lines())
        .hasSize(10)
        .allMatch(line -> line.contains("\"digestEqual\":true"))
        .allMatch(line -> line.contains("\"target\":null"));
    assertThat(notes).hasSize(5).allMatch(note -> note.contains("kept ready"));
    notes.clear();
    QueriesMain.run(SMALL, report, data, notes::add);
    assertThat(report.failures()).isEmpty();
    assertThat(notes).as("what is filled is not filled again").isEmpty();
  }

  @Test
  void anotherAnswerHasNoSpeed() {
    Contestant<List<String>> right = new Contestant<>("ringfence", () -> List.of("a"), it -> it);
    Contestant<List<String>> wrong = new Contestant<>("wrong", () -> List.of("b"), it -> it);
    TimedWorkload timed = new TimedWorkload(List.of("a"), right, wrong, 1, Duration.ZERO);
    assertThat(timed.play(1).getFirst().digestEqual()).isTrue();
    assertThat(timed.play(1).getLast().digestEqual()).isFalse();
    RatedWorkload rated = new RatedWorkload(List.of(List.of("a")), List.of(right), List.of(wrong));
    assertThat(rated.play(1).getLast().median()).isZero();
  }

  @Test
  void aQuestionThatWaitedForSlowOnesCountsFromWhenItWasDue() {
    // Due within two milliseconds, answered one after the other: the last waits for both before.
    assertThat(new Schedule(3, Duration.ofMillis(1)).percentile(QueriesBenchTest::sleep))
        .isGreaterThan(55);
  }

  private static void sleep() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
