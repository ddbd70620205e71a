package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.RandomBudgets;
import io.ringfence.streaming.RandomFeeds;
import io.ringfence.streaming.RandomReplay;
import io.ringfence.streaming.instant.StateSchema;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a savepoint keeps is enough: for another parallelism, and for a later version of the job.
 */
class SavedStateTest {
  private static final long SEED = 20_251_010;
  private static final String FIXTURE = "ringfence.state.fixture";

  /** Number of rows of each table by then, without those of the metric that is judged anew. */
  private static final String WRITTEN = "written.txt";

  /** What version 1 did not watch begins anew with a savepoint of it. */
  private static final Set<String> SINCE_VERSION_2 =
      Set.of("breaches", "threshold_actions", "position_stages", "mark_conditions");

  /** Metric that those releases judged as if closes without a result had realised nothing. */
  private static final String JUDGED_ANEW = "period_loss";

  /** Tables with rows of that metric, but for the budgets themselves. */
  private static final Set<String> OF_METRICS =
      Set.of("alerts", "breaches", "budget_states", "budget_uses", "threshold_actions");

  /**
   * A savepoint of an earlier release.
   *
   * @param name of its folder in the test resources
   * @param isWhole whether the replay has everything a replay can have; else marks, positions,
   *     wallets, funding, budgets and capital
   * @param notWatched tables whose rows that release did not compute
   */
  private record Fixture(String name, boolean isWhole, Set<String> notWatched) {
    Path folder() {
      return Path.of("src/test/resources/state").resolve(name);
    }

    Inputs inputs(Path target) {
      Inputs inputs = RandomReplay.write(SEED, target);
      return isWhole
          ? RandomFeeds.addTo(RandomBudgets.addTo(inputs), SEED)
              .withFile(
                  InputKind.BUDGETS,
                  "dollars.csv",
                  Inputs.BUDGETS,
                  "firm,gross_notional,900,1800,USD,,,,,",
                  "firm/macro,period_loss,100,900,USD,,,,,")
          : inputs;
    }

    Map<String, Long> written() throws IOException {
      Map<String, Long> written = new TreeMap<>();
      for (String line : Files.readAllLines(folder().resolve(WRITTEN))) {
        List<String> words = List.of(line.split(" ", -1));
        written.put(words.getFirst(), Long.parseLong(words.getLast()));
      }
      return written;
    }
  }

  /** Before there were versions of anything, and before every operator had one. */
  static Stream<Fixture> earlierReleases() {
    return Stream.of(
        new Fixture("version-1", false, SINCE_VERSION_2), new Fixture("version-2", true, Set.of()));
  }

  @TempDir Path folder;

  @Test
  void otherParallelismOnTheWayLeavesTheSameRowsAndAllStateNamesItsVersion() throws Exception {
    Inputs inputs = RandomReplay.write(SEED, folder);
    StoppedRun run = new StoppedRun(inputs, folder);
    MemorySinks unbroken = MemorySinks.of("unbroken-1");
    run.finish(1, unbroken, null);
    int marks = rows(unbroken).getOrDefault("marks", List.of()).size();

    MemorySinks parts = MemorySinks.of("one-two-one");
    Path first = run.stopAfter(marks / 4, 1, parts, null);
    Path second = run.stopAfter(marks / 2, 2, parts, first);
    assertThat(rows(parts).getOrDefault("marks", List.of())).hasSizeLessThan(marks);
    assertThat(KeptStates.of(second)).containsKeys("intake", "exposure", "desk", "count-marks");
    assertThat(KeptStates.of(second))
        .allSatisfy((_, states) -> assertThat(states).contains(StateSchema.NAME));
    run.finish(1, parts, second);

    assertThat(rows(parts)).isEqualTo(rows(unbroken));
    assertThat(parts.store().computed()).isEqualTo(unbroken.store().computed());
  }

  @ParameterizedTest
  @MethodSource("earlierReleases")
  void aSavepointOfAnEarlierReleaseGoesOnToTheSameRows(Fixture fixture) throws Exception {
    StoppedRun run = new StoppedRun(fixture.inputs(folder), folder);
    MemorySinks unbroken = MemorySinks.of("unbroken-" + fixture.name());
    run.finish(1, unbroken, null);

    MemorySinks rest = MemorySinks.of("from-" + fixture.name());
    run.finish(1, rest, copied(fixture.folder()));

    Map<String, Long> before = fixture.written();
    Map<String, List<String>> expected = comparable(rows(unbroken));
    Map<String, List<String>> found = comparable(rows(rest));
    found.keySet().removeAll(fixture.notWatched());
    found.forEach(
        (table, rows) -> {
          List<String> missing = without(expected.getOrDefault(table, List.of()), rows);
          assertThat(missing).as(table).hasSize(before.getOrDefault(table, 0L).intValue());
        });
    assertThat(rows(rest)).containsKeys("marks", "desk_exposures", "position_versions", "alerts");
    assertThat(computed(rest, fixture)).isEqualTo(computed(unbroken, fixture));
  }

  /** Where sources were read is not in counts that an earlier release had made. */
  private static Map<String, List<String>> withoutPositions(Map<String, List<String>> rows) {
    Map<String, List<String>> without = new TreeMap<>(rows);
    without.computeIfPresent(
        "input_counts",
        (_, counts) ->
            counts.stream().map(row -> row.replaceFirst("(, [^,]*){3}]$", "]")).toList());
    return without;
  }

  /** Results nobody said were not counted by those releases: counts begin with the savepoint. */
  private static Map<String, List<String>> comparable(Map<String, List<String>> rows) {
    Map<String, List<String>> comparable = withoutPositions(rows);
    OF_METRICS.forEach(
        table ->
            comparable.computeIfPresent(
                table,
                (_, all) -> all.stream().filter(row -> !row.contains(JUDGED_ANEW)).toList()));
    comparable.computeIfPresent(
        "desk_exposures",
        (_, all) -> all.stream().map(row -> row.replaceFirst("(, [^,]*){2}]$", "]")).toList());
    return comparable;
  }

  private static Map<String, Long> computed(MemorySinks sinks, Fixture fixture) {
    Map<String, Long> computed = new TreeMap<>(sinks.store().computed());
    computed.keySet().removeAll(fixture.notWatched());
    computed.keySet().removeAll(OF_METRICS);
    return computed;
  }

  /** Run at the version whose state is to be kept, before the state is changed. */
  @Test
  @EnabledIfSystemProperty(named = FIXTURE, matches = ".+")
  void writesASavepointOfThisVersion() throws Exception {
    Path target = Path.of(System.getProperty(FIXTURE));
    StoppedRun run = new StoppedRun(new Fixture("", true, Set.of()).inputs(folder), folder);
    MemorySinks sinks = MemorySinks.of("fixture");
    Path savepoint = run.stopAfter(120, 1, sinks, null);
    copy(savepoint, target);
    List<String> lines = new ArrayList<>();
    comparable(rows(sinks)).forEach((table, rows) -> lines.add(table + " " + rows.size()));
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
