package io.ringfence.domain.exposure;

import static io.ringfence.domain.exposure.Events.LONG;
import static io.ringfence.domain.exposure.Events.mark;
import static io.ringfence.domain.exposure.Events.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.PositionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A book rebuilt from what it gave out goes on as if nothing had happened. */
class InstrumentBookRestoreTest {
  private static final int EVENTS = 80;

  /** What a caller keeps: the last state of each position, every row, the mark. */
  private static final class Kept {
    private final Map<PositionKey, PositionState> positions = new HashMap<>();
    private final List<AppliedRow> rows = new ArrayList<>();

    void take(InstrumentBook book) {
      book.takeChanged().forEach(state -> positions.put(state.key(), state));
      rows.addAll(book.takeAppliedRows());
    }

    InstrumentBook restored(InstrumentBook from) {
      InstrumentBook book = Events.book();
      positions.values().forEach(book::restorePosition);
      rows.forEach(book::restoreRow);
      from.mark().ifPresent(book::restoreMark);
      return book;
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void aBookRestoredAfterEveryStepHasTheSameFuture(long seed) {
    InstrumentBook untouched = Events.book();
    InstrumentBook restored = Events.book();
    Kept kept = new Kept();
    for (PositionEvent event : RandomEvents.of(seed, EVENTS)) {
      assertThat(restored.apply(event)).isEqualTo(untouched.apply(event));
      assertThat(restored.contributions()).isEqualTo(untouched.contributions());
      kept.take(restored);
      restored = kept.restored(restored);
      assertThat(restored.openPositions()).isEqualTo(untouched.openPositions());
    }
  }

  @Test
  void whatWasTakenIsNotGivenOutAgain() {
    InstrumentBook book = Events.book();
    book.apply(version(LONG, 1, "10", "109"));

    assertThat(book.takeChanged()).hasSize(1);
    assertThat(book.takeAppliedRows()).hasSize(1);
    assertThat(book.takeChanged()).isEmpty();
    assertThat(book.takeAppliedRows()).isEmpty();
  }

  @Test
  void aMarkThatChangesNothingButTheFiredLevelsIsKept() {
    InstrumentBook book = Events.book();
    book.apply(version(LONG, 1, "10", "109"));
    book.takeChanged();

    book.apply(mark(2, "200"));
    assertThat(book.takeChanged()).isEmpty();

    book.apply(mark(3, "100"));
    assertThat(book.takeChanged()).singleElement().extracting("changes").isEqualTo(1L);
  }

  @Test
  void positionsThatEndedAreGivenOutSoThatTheirEndIsKnown() {
    InstrumentBook book = Events.book();
    book.apply(version(LONG, 1, "10", "109"));
    book.apply(mark(2, "80"));

    assertThat(book.takeChanged())
        .singleElement()
        .extracting("status")
        .isEqualTo(PositionState.Status.LIQUIDATED);
  }
}
