package io.ringfence.launcher.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.launcher.sample.RecordedData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three recorded days around the crash of 2025-10-10, played through every module. Skipped where
 * the recorded data are not beside the repository.
 */
class RecordedCrashTest {
  private static final String FROM = "2025-10-09T00:00:00Z";
  private static final String TO = "2025-10-12T00:00:00Z";
  private static final int FIGURES = 100_000;

  static LongStream theRecordedCrashEqualsTheBruteForce() {
    return OracleSeeds.or(7);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource
  void theRecordedCrashEqualsTheBruteForce(long seed, @TempDir Path folder) throws IOException {
    List<Path> marks = RecordedData.marks();
    Path funding = RecordedData.file("binance_settled_2019_2026_25perps.csv.gz");
    PlayedRun.sample(
        folder,
        "--seed",
        Long.toString(seed),
        "--positions",
        "400",
        "--at",
        FROM,
        "--marks-from",
        marks.get(0).toString(),
        "--marks-from",
        marks.get(1).toString());
    ReplayInput input =
        ReplayInput.of(folder)
            .and(FileKind.MARKS, marks.get(0))
            .and(FileKind.MARKS, marks.get(1))
            .and(FileKind.FUNDING, funding)
            .between(Instant.parse(FROM), Instant.parse(TO));
    ReplayOutcome expected = input.play();
    assertThat(expected.liquidations()).hasSizeGreaterThan(50);
    assertThat(expected.breaches()).isNotEmpty();

    PlayedRun.of(input, folder).assertEquals(expected, FIGURES);
  }
}
