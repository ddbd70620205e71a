package io.ringfence.launcher.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.RejectCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the brute force reads rows and puts them in order. */
class ReplayOrderTest {
  private static final NodeAsset BOOK = new NodeAsset("firm/A/a", "USDT");

  private SmallFiles files;

  @BeforeEach
  void startWithNothing(@TempDir Path folder) {
    files = new SmallFiles(folder);
  }

  @ParameterizedTest(name = "open 100, high {0}, low {1}: {2} first")
  @CsvSource({"101, 99, 99, 101", "100.5, 99, 100.5, 99", "102, 99, 99, 102"})
  void aBarTouchesTheNearerExtremeFirstAndTheLowWhenBothAreAsNear(
      String high, String low, String second, String third) throws IOException {
    files.version(0, 1, "long", "1", "100", "90").bar(4, "100", high, low, "100.25");

    ReplayOutcome outcome = files.write().play();

    List<String> notionals = List.of("100", second, third, "100.25");
    for (int minute = 1; minute <= 4; minute++) {
      assertThat(notional(outcome, minute)).isEqualByComparingTo(notionals.get(minute - 1));
    }
  }

  @Test
  void rowsThatRepeatAreCountedAndRowsThatContradictAreRefused() throws IOException {
    files.version(0, 1, "long", "2", "100", "50").version(0, 1, "long", "2.0", "100", "50.00");
    files.version(0, 1, "long", "2", "100", "51");
    files.wallet(1, 5, "add", "1").wallet(2, 4, "add", "1");

    ReplayOutcome outcome = files.write().play();

    assertThat(outcome.counts())
        .contains("positions.csv positions received 3 applied 1 duplicate 1 rejected 1");
    assertThat(outcome.rejects())
        .containsExactly(
            new Reject("positions.csv", 4, RejectCode.SEQUENCE_CONFLICT),
            new Reject("wallet-events.csv", 3, RejectCode.SEQUENCE_BELOW_LAST));
  }

  @Test
  void aBarIsCutByTheWindowAndARowOutsideIsNotReceived() throws IOException {
    files.version(0, 1, "long", "1", "100", "90");
    files.bar(4, "100", "101", "99", "100").bar(8, "100", "101", "99", "100");

    ReplayOutcome outcome =
        files.write().between(SmallFiles.minute(0), SmallFiles.minute(2)).play();

    assertThat(outcome.totals().keySet())
        .containsExactly(SmallFiles.micros(0), SmallFiles.micros(1), SmallFiles.micros(2));
    assertThat(outcome.counts())
        .contains("marks.csv marks received 1 applied 1 duplicate 0 rejected 0");
  }

  private static BigDecimal notional(ReplayOutcome outcome, long minute) {
    var totals = Objects.requireNonNull(outcome.totals().get(SmallFiles.micros(minute)));
    return Objects.requireNonNull(
        Objects.requireNonNull(totals.get(BOOK)).figure("gross_notional"));
  }
}
