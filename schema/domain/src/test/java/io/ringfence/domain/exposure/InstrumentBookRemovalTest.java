package io.ringfence.domain.exposure;

import static io.ringfence.domain.Figures.dec;
import static io.ringfence.domain.exposure.Events.LONG;
import static io.ringfence.domain.exposure.Events.mark;
import static io.ringfence.domain.exposure.Events.version;
import static io.ringfence.domain.exposure.Events.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionEvent.WalletEvent.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much margin may be taken out of a position by an event. */
class InstrumentBookRemovalTest {
  private final InstrumentBook book = Events.book();

  private List<String> after(PositionEvent... events) {
    List<String> last = List.of();
    for (PositionEvent event : events) {
      last = Lines.of(book.apply(event));
    }
    return last;
  }

  @ParameterizedTest(name = "removing {0} at mark {1} of W {2}: {3}")
  @CsvSource({
    // W - MM = 109 - 10 = 99 at the entry; W + U - V / L = 109 - 100 = 9.
    "9, 100, 109, REMOVE",
    "9.000000000001, 100, 109, REMOVES_TOO_MUCH",
    // Profit of 500 is not withdrawable beyond W - MM = 109 - 20.
    "89, 150, 109, REMOVE",
    "89.000000000001, 150, 109, REMOVES_TOO_MUCH",
    // A loss of 50 is charged against the initial requirement of 95.
    "0.000000000001, 95, 109, REMOVES_TOO_MUCH",
    "5, 95, 150, REMOVE",
    "5.1, 95, 150, REMOVES_TOO_MUCH",
  })
  void aRemovalMayTakeWhatTheVenueAllowsAndNotADigitMore(
      String amount, String mark, String wallet, String expected) {
    after(version(LONG, 1, "10", wallet), mark(2, mark));

    assertThat(after(wallet(LONG, 1, Kind.REMOVE, amount))).first().asString().contains(expected);
  }

  @Test
  void aRemovalIsDecidedWithoutRoundingWhereTheInitialMarginIsNotADecimal() {
    PositionEvent.PositionVersion thirds =
        new PositionEvent.PositionVersion(
            LONG,
            version(LONG, 1, "1", "1").at(),
            1,
            dec("1"),
            dec("100"),
            dec("40"),
            dec("3"),
            version(LONG, 1, "1", "1").facts());
    after(thirds, mark(2, "100"));

    // Exactly 40 - 100 / 3 = 6.666... may go.
    assertThat(after(wallet(LONG, 1, Kind.REMOVE, "6.666666666667")))
        .containsExactly("rejected REMOVES_TOO_MUCH");
    assertThat(after(wallet(LONG, 1, Kind.REMOVE, "6.666666666666")))
        .first()
        .asString()
        .startsWith("REMOVE");
  }

  @Test
  void aRemovalWithoutAMarkIsRefused() {
    assertThat(after(version(LONG, 1, "10", "109"), wallet(LONG, 1, Kind.REMOVE, "1")))
        .containsExactly("rejected NO_MARK");
  }
}
