package io.ringfence.domain.exposure;

import static io.ringfence.domain.Figures.dec;
import static io.ringfence.domain.exposure.Events.LONG;
import static io.ringfence.domain.exposure.Events.SHORT;
import static io.ringfence.domain.exposure.Events.mark;
import static io.ringfence.domain.exposure.Events.version;
import static io.ringfence.domain.exposure.Events.wallet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionEvent.WalletEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertLevelsTest {
  private static final BigDecimal TENTH = dec("0.1");
  private final InstrumentBook book = Events.book();

  /** Levels that fire at each mark in turn; the long is liquidated at 90, the short at 110. */
  private List<String> fired(String... marks) {
    return IntStream.range(0, marks.length)
        .mapToObj(i -> levels(book.apply(mark(10 + i, marks[i]))))
        .toList();
  }

  private static String levels(Outcome outcome) {
    return String.join(
        " ",
        Lines.of(outcome).stream()
            .filter(line -> line.startsWith("DISTANCE") || line.startsWith("MARGIN_RATIO"))
            .map(line -> line.charAt(0) + line.substring(line.lastIndexOf(' ')))
            .map(line -> line.replace(" ", ""))
            .toList());
  }

  @Test
  void aLevelFiresWhenTheDistanceFallsToItAndNotADigitBefore() {
    book.apply(version(LONG, 1, "10", "109"));

    // 90 / 0.9 = 100.
    assertThat(fired("100.000000000001", "100")).containsExactly("", "D0.1");
  }

  @Test
  void aLevelFiresOnceUntilThePositionHasRecoveredPastItsLeaveThreshold() {
    book.apply(version(LONG, 1, "10", "109"));

    // The threshold of 0.1 is 0.11, at 101.123...
    assertThat(fired("100", "99", "101.1", "100", "101.2", "100"))
        .containsExactly("D0.1", "", "", "", "", "D0.1");
  }

  @Test
  void aDistanceEqualToTheLeaveThresholdHasNotRecovered() {
    // Liquidated at 89, which is 0.11 from 100.
    book.apply(version(LONG, 1, "10", "118.9"));

    assertThat(fired("98", "100", "98", "100.000000000001", "98"))
        .containsExactly("D0.1", "", "", "", "D0.1");
  }

  @Test
  void aGapThroughTheLiquidationPriceStillFiresEveryLevel() {
    book.apply(version(LONG, 1, "10", "109"));

    assertThat(fired("110", "85")).containsExactly("", "D0.1 D0.05 D0.02 M0.8 M1");
  }

  @Test
  void aShortIsAlertedWhenThePriceRises() {
    book.apply(version(SHORT, 1, "10", "112"));

    // 110 / 1.1 = 100.
    assertThat(fired("99.9", "100", "104.7", "104.8")).containsExactly("", "D0.1", "", "D0.05");
  }

  @Test
  void theRatioFiresAtItsLevelAndRearmsBelowNineTenthsOfIt() {
    book.apply(version(LONG, 1, "10", "109"));

    // Equity 11.285 against a requirement of 9.02285 is 0.7995; at 90.22 it is 0.8047.
    assertThat(fired("100", "91", "90.23", "90.22", "90.25", "90.22", "90.5", "90.22"))
        .containsExactly("D0.1", "D0.05 D0.02", "", "M0.8", "", "", "", "M0.8");
  }

  @Test
  void addingMarginRearmsAndANewEpisodeStartsArmed() {
    book.apply(version(LONG, 1, "10", "109"));
    assertThat(fired("100")).containsExactly("D0.1");

    book.apply(wallet(LONG, 1, WalletEvent.Kind.ADD, "100"));
    assertThat(fired("92", "90")).containsExactly("", "");
    assertThat(fired("88")).containsExactly("D0.1");

    book.apply(version(LONG, 50, "0", "0"));
    PositionEvent reopened = version(LONG, 51, "10", "209");
    assertThat(levels(book.apply(reopened))).isEqualTo("D0.1");
  }

  @ParameterizedTest(name = "a long of W 109 at {0} is {1}")
  @CsvSource({
    "101, NORMAL",
    "100, WATCH",
    "92, WATCH",
    "91.8, CRITICAL",
    "90.0001, CRITICAL",
    "89.1, BANKRUPT",
    "80, BANKRUPT",
  })
  void theStateIsTheWorstLevelReached(String mark, ExposureState expected) {
    book.apply(version(LONG, 1, "10", "109"));
    var position = book.openPositions().getFirst();
    book.apply(mark(2, mark));

    assertThat(AlertLevels.DEFAULT.stateOf(book.exposureOf(position).orElseThrow()))
        .isEqualTo(expected);
  }

  @Test
  void levelsOutOfOrderOrRangeAreRefused() {
    List<BigDecimal> one = List.of(BigDecimal.ONE);
    assertRefused(List.of(), one, TENTH, "distances from the last must not be empty");
    assertRefused(one, List.of(), TENTH, "ratios must not be empty");
    assertRefused(
        List.of(TENTH, dec("0.2")),
        one,
        TENTH,
        "distances from the last must rise above 0, were [0.2, 0.1]");
    assertRefused(one, List.of(TENTH, TENTH), TENTH, "ratios must rise above 0, were [0.1, 0.1]");
    assertRefused(one, List.of(dec(0)), TENTH, "ratios must rise above 0, were [0]");
    assertRefused(one, one, dec("-0.1"), "leaveMargin must lie in [0, 1), was -0.1");
    assertRefused(one, one, dec(1), "leaveMargin must lie in [0, 1), was 1");
  }

  @Test
  void moreLevelsThanBitsAreRefused() {
    List<BigDecimal> rising = IntStream.rangeClosed(1, 31).mapToObj(BigDecimal::valueOf).toList();
    assertRefused(List.of(TENTH), rising, TENTH, "at most 31 levels, were 32");
  }

  private static void assertRefused(
      List<BigDecimal> distances, List<BigDecimal> ratios, BigDecimal leave, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AlertLevels(distances, ratios, leave))
        .withMessage(message);
  }
}
