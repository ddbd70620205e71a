package io.ringfence.launcher.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.RejectCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenRowsTest {
  private static final Pattern SPACE = Pattern.compile(" ");

  @Test
  void everyCodeHasAWayToBringItAbout() {
    // The venues' fills and rule packs come by topics: InstrumentBookFeedsTest, MutatedRecordsTest.
    // What an acknowledgement may name is known once there are alerts: RatesReplayTest.
    Set<RejectCode> ofFiles =
        EnumSet.complementOf(
            EnumSet.of(
                RejectCode.FILL_EXCEEDS_POSITION,
                RejectCode.RULE_PACK_REFUSED,
                RejectCode.UNKNOWN_NOTICE));
    assertThat(Spoiler.ALL).extracting(Spoiler::code).containsAll(ofFiles);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void aHundredWrongRowsAmongTenThousandAreRefusedAndNoOther(long seed, @TempDir Path folder)
      throws IOException {
    BrokenFiles files = BrokenFiles.write(folder, seed, 100);
    assertThat(files.good()).isEqualTo(10_000);
    assertThat(files.wrong()).hasSize(100);

    ReplayOutcome outcome = files.input().play();

    assertThat(outcome.rejects()).isEqualTo(files.wrong());
    assertThat(outcome.counts().stream().mapToLong(BrokenRowsTest::applied).sum())
        .isEqualTo(files.good());
  }

  @Test
  void theCommandRefusesExactlyTheseRowsAndAppliesTheOthers(@TempDir Path folder)
      throws IOException {
    BrokenFiles files = BrokenFiles.write(folder, 1, 100);

    PlayedRun run = PlayedRun.of(files.input(), folder);

    assertThat(run.rejects()).isEqualTo(files.wrong());
    run.assertEquals(files.input().play(), 10_000);
  }

  private static long applied(String count) {
    return Long.parseLong(SPACE.split(count, -1)[5]);
  }
}
