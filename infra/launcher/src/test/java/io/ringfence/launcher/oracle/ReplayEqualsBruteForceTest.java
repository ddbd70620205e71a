package io.ringfence.launcher.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.RejectCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A synthetic institution, played through every module: each liquidation, reject, count, desk row
 * and final total equals the brute force, digit by digit.
 */
class ReplayEqualsBruteForceTest {
  private static final int FIGURES = 100_000;

  @ParameterizedTest(name = "seed {0}")
  @MethodSource
  void everyFigureOfAReplayEqualsTheBruteForce(long seed, @TempDir Path folder) throws IOException {
    sample(folder, seed, 60);
    Gaps.addBudgets(folder.resolve("budgets.csv"));
    ReplayOutcome expected = ReplayInput.of(folder).play();
    assertThat(expected.liquidations()).isNotEmpty();

    PlayedRun.of(ReplayInput.of(folder), folder, Gaps.OPTIONS).assertEquals(expected, FIGURES);
  }

  static LongStream everyFigureOfAReplayEqualsTheBruteForce() {
    return OracleSeeds.or(1, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aSampleSaysWhichOfItsRowsAreWrong(long seed, @TempDir Path folder) throws IOException {
    List<Reject> rejects = sample(folder, seed, 60).play().rejects();

    assertThat(rejects).isEqualTo(listed(folder.resolve("wrong-rows.csv")));
  }

  private static ReplayInput sample(Path folder, long seed, int positions) {
    PlayedRun.sample(
        folder, "--seed", Long.toString(seed), "--positions", Integer.toString(positions));
    return ReplayInput.of(folder);
  }

  /** Rows the sample lists as wrong; it lists repetitions, too, which are no rejects. */
  private static List<Reject> listed(Path list) throws IOException {
    return CsvLines.of(list).stream()
        .skip(1)
        .map(line -> line.fields() == null ? List.<String>of() : line.fields())
        .filter(fields -> !fields.get(2).equals("DUPLICATE"))
        .map(
            fields ->
                new Reject(
                    fields.get(0),
                    Integer.parseInt(fields.get(1)),
                    RejectCode.valueOf(fields.get(2))))
        .sorted()
        .toList();
  }
}
