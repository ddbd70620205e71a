package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.streaming.RandomReplay;
import io.ringfence.streaming.intake.Inputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a savepoint keeps is enough: for another parallelism, and for a later version of the job.
 */
class SavedStateTest {
  private static final long SEED = 20_251_010;
  private static final String FIXTURE = "ringfence.state.fixture";

  /** A savepoint of the state before it had a version, and how many rows were written by then. */
  private static final Path BEFORE_VERSIONS = Path.of("src/test/resources/state/version-1");

  private static final String WRITTEN = "written.txt";

  /** What version 1 did not watch begins anew with a savepoint of it. */
  private static final Set<String> SINCE_VERSION_2 =
      Set.of("breaches", "threshold_actions", "position_stages", "mark_conditions");

  @TempDir Path folder;

  @Test
  void otherParallelismOnTheWayLeavesTheSameRows() throws Exception {
    Inputs inputs = RandomReplay.write(SEED, folder);
    StoppedRun run = new StoppedRun(inputs, folder);
    MemorySinks unbroken = MemorySinks.of("unbroken-1");
    run.finish(1, unbroken, null);
    int marks = rows(unbroken).getOrDefault("marks", List.of()).size();

    MemorySinks parts = MemorySinks.of("one-two-one");
    Path first = run.stopAfter(marks / 4, 1, parts, null);
    Path second = run.stopAfter(marks / 2, 2, parts, first);
    assertThat(rows(parts).getOrDefault("marks", List.of())).hasSizeLessThan(marks);
    run.finish(1, parts, second);

    assertThat(rows(parts)).isEqualTo(rows(unbroken));
    assertThat(parts.store().computed()).isEqualTo(unbroken.store().computed());
  }

  @Test
  void aSavepointOfThePreviousVersionGoesOnToTheSameRows() throws Exception {
    Inputs inputs = RandomReplay.write(SEED, folder);
    StoppedRun run = new StoppedRun(inputs, folder);
    MemorySinks unbroken = MemorySinks.of("unbroken-2");
    run.finish(1, unbroken, null);

    MemorySinks rest = MemorySinks.of("from-version-1");
    run.finish(1, rest, copied(BEFORE_VERSIONS));

    Map<String, Long> before = written();
    Map<String, List<String>> expected = rows(unbroken);
    Map<String, List<String>> found = new TreeMap<>(rows(rest));
    found.keySet().removeAll(SINCE_VERSION_2);
    found.forEach(
        (table, rows) -> {
          List<String> missing = without(expected.getOrDefault(table, List.of()), rows);
          assertThat(missing).as(table).hasSize(before.getOrDefault(table, 0L).intValue());
        });
    assertThat(rows(rest)).containsKeys("marks", "desk_exposures", "position_versions", "alerts");
    assertThat(computed(rest)).isEqualTo(computed(unbroken));
  }

  private static Map<String, Long> computed(MemorySinks sinks) {
    Map<String, Long> computed = new TreeMap<>(sinks.store().computed());
    computed.keySet().removeAll(SINCE_VERSION_2);
    return computed;
  }

  /** Run at the version whose state is to be kept, before the state is changed. */
  @Test
  @EnabledIfSystemProperty(named = FIXTURE, matches = ".+")
  void writesASavepointOfThisVersion() throws Exception {
    Path target = Path.of(System.getProperty(FIXTURE));
    StoppedRun run = new StoppedRun(RandomReplay.write(SEED, folder), folder);
    MemorySinks sinks = MemorySinks.of("fixture");
    Path savepoint = run.stopAfter(120, 1, sinks, null);
    copy(savepoint, target);
    List<String> lines = new ArrayList<>();
    rows(sinks).forEach((table, rows) -> lines.add(table + " " + rows.size()));
    Files.write(target.resolve(WRITTEN), lines);
  }

  /** What is left when each row of the second has been taken from the first once; all are there. */
  private static List<String> without(List<String> all, List<String> taken) {
    List<String> left = new ArrayList<>(all);
    taken.forEach(row -> assertThat(left.remove(row)).as(row).isTrue());
    return left;
  }

  private static Map<String, List<String>> rows(MemorySinks sinks) {
    return sinks.store().texts();
  }

  private static Map<String, Long> written() throws IOException {
    Map<String, Long> written = new TreeMap<>();
    for (String line : Files.readAllLines(BEFORE_VERSIONS.resolve(WRITTEN))) {
      List<String> words = List.of(line.split(" ", -1));
      written.put(words.getFirst(), Long.parseLong(words.getLast()));
    }
    return written;
  }

  /** A restored savepoint belongs to the job, which removes it in the end. */
  private Path copied(Path savepoint) {
    Path copy = folder.resolve("restored");
    copy(savepoint, copy);
    return copy;
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(to);
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
