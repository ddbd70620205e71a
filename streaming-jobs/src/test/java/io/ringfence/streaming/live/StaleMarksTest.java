package io.ringfence.streaming.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.LiveAlertRow;
import io.ringfence.streaming.intake.MarkBasis;
import io.ringfence.streaming.terms.StaleAfter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The age of marks by a wall clock that is set. */
class StaleMarksTest {
  private static final long NOON = 1_760_011_200_000_000L;
  private static final long SECOND = TimeUnit.SECONDS.toMicros(1);
  private static final long HOUR = TimeUnit.HOURS.toMicros(1);
  private static final long LIMIT = 60 * SECOND;

  private static final LiveInstruments INSTRUMENTS =
      new LivePlan(List.of(), NOON, Map.of(), 64).instruments();
  private static final int BTC = INSTRUMENTS.number("binance/BTCUSDT");

  private final List<String> said = new ArrayList<>();

  private static IntakeBooks holding(int instrument, long heldMicros) {
    IntakeBooks known = IntakeBooks.empty(INSTRUMENTS, 64);
    int book = known.books().of("firm/D/B");
    known
        .positions()
        .put(
            KnownPosition.first("binance/A/BTCUSDT/long", instrument, book)
                .versioned(book, 1, 1, 0));
    known.marks().change(instrument, mark -> mark.held(heldMicros));
    return known;
  }

  private static StaleMarks marks(IntakeBooks known, StaleBy by) {
    LiveTerms terms =
        new LiveTerms(
            MarkBasis.MARK,
            Map.of(),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            new StaleAfter(Duration.ofSeconds(60), Map.of(), Duration.ofMinutes(5)),
            by,
            Duration.ofSeconds(1));
    return new StaleMarks(INSTRUMENTS, terms, known);
  }

  /** What is said at an instant. */
  private List<String> look(StaleMarks marks, long nowMicros) {
    said.clear();
    marks.look(nowMicros, this::heard, _ -> {});
    return said;
  }

  private void heard(LiveAlertRow alert) {
    said.add(alert.node() + " " + alert.state());
  }

  @ParameterizedTest
  @EnumSource
  void aMarkThatNoLongerComesIsStaleAfterItsTimeAlsoWhenTheClockHasBeenSetBack(StaleBy by) {
    IntakeBooks known = holding(BTC, NOON);
    StaleMarks marks = marks(known, by);
    known.marks().change(BTC, mark -> mark.marked(100, NOON, NOON));
    assertThat(look(marks, NOON + LIMIT / 2)).isEmpty();

    long back = NOON - HOUR;
    assertThat(look(marks, back)).as("no older than before").isEmpty();
    assertThat(look(marks, back + LIMIT - 1)).isEmpty();
    assertThat(look(marks, back + LIMIT)).containsExactly("firm/D STALE");
    assertThat(look(marks, back + 2 * LIMIT)).as("said once").isEmpty();

    long again = back + 3 * LIMIT;
    known.marks().change(BTC, mark -> mark.marked(101, again, again));
    assertThat(look(marks, again)).containsExactly("firm/D FRESH");
  }

  @ParameterizedTest
  @EnumSource
  void anInstrumentWithoutAMarkIsSaidToHaveNoneAlsoWhenTheClockHasBeenSetBack(StaleBy by) {
    IntakeBooks known = holding(BTC, NOON);
    StaleMarks marks = marks(known, by);
    long back = NOON - HOUR;

    assertThat(look(marks, back)).isEmpty();
    assertThat(look(marks, back + LIMIT)).containsExactly("firm/D MISSING");
  }

  @ParameterizedTest
  @EnumSource
  void aClockSetForwardMakesMarksStaleUntilTheNextOne(StaleBy by) {
    IntakeBooks known = holding(BTC, NOON);
    StaleMarks marks = marks(known, by);
    known.marks().change(BTC, mark -> mark.marked(100, NOON, NOON));

    long ahead = NOON + HOUR;
    assertThat(look(marks, ahead)).containsExactly("firm/D STALE");
    known.marks().change(BTC, mark -> mark.marked(100, ahead, ahead));
    assertThat(look(marks, ahead)).containsExactly("firm/D FRESH");
  }
}
