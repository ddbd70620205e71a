package io.ringfence.domain.exposure;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Figures;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import org.junit.jupiter.api.Test;

/** A mark costs what it changes, counted in looks at positions, which no machine makes faster. */
class LooksTest {
  private static final int POSITIONS = 2_000;
  private static final int MARKS = 500;

  private final InstrumentBook book = Events.book();

  /** Longs without leverage: nothing turns above 75. */
  private void openFarAway() {
    for (int number = 1; number <= POSITIONS; number++) {
      PositionKey key = new PositionKey(Figures.BTC, "a" + number, PositionSide.LONG);
      book.apply(
          Events.version(key, 1, "2", "60", PositionFacts.of("d" + number % 7, "b", "tess")));
    }
    book.apply(Events.mark(2, "100"));
  }

  @Test
  void marksThatCrossNoTriggerLookAtNobodyHoweverManyPositionsThereAre() {
    openFarAway();
    BookWork before = book.work();

    for (int number = 1; number <= MARKS; number++) {
      book.apply(Events.mark(2 + number, number % 2 == 0 ? "101.25" : "99.5"));
    }

    assertThat(book.work().since(before).marks()).isEqualTo(MARKS);
    assertThat(book.work().since(before).looks()).isZero();
    assertThat(book.work().since(before).slowLooks()).isZero();
    assertThat(book.contributions().get(NodePath.FIRM))
        .satisfies(firm -> assertThat(firm.sums().positions()).isEqualTo(POSITIONS))
        .satisfies(
            firm ->
                assertThat(firm.sums().unrealisedPnl())
                    .isEqualByComparingTo(dec(POSITIONS * 5 / 2)));
  }

  @Test
  void aPositionIsLookedAtWhenALevelIsReachedAndWhenItIsLeftAndNotInBetween() {
    openFarAway();
    book.apply(Events.version(Events.SHORT, 3, "1", "8"));
    BookWork before = book.work();

    for (String mark : new String[] {"101", "102.5", "103", "101.5", "102.5", "101"}) {
      book.apply(Events.mark(4, mark));
    }

    assertThat(book.work().since(before).looks()).isEqualTo(2);
    assertThat(book.work().since(before).slowLooks()).isZero();
  }

  @Test
  void theFirstMarkLooksAtEverybody() {
    openFarAway();

    assertThat(book.work().slowLooks()).isEqualTo(POSITIONS);
    assertThat(book.visitedAtEveryMark()).isZero();
  }
}
