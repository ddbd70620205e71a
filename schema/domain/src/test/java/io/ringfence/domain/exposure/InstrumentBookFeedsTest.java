package io.ringfence.domain.exposure;

import static io.ringfence.domain.Figures.dec;
import static io.ringfence.domain.Figures.second;
import static io.ringfence.domain.exposure.Events.LONG;
import static io.ringfence.domain.exposure.Events.SHORT;
import static io.ringfence.domain.exposure.Events.mark;
import static io.ringfence.domain.exposure.Events.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.position.PositionEvent.StopsSet;
import io.ringfence.domain.position.PositionEvent.VenueFill;
import io.ringfence.domain.position.PositionFacts.Plan;
import io.ringfence.domain.position.PositionFacts.Thesis;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.NodePath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stops, plans and the venue's own fills. */
class InstrumentBookFeedsTest {
  private final InstrumentBook book = Events.book();

  private static StopsSet stops(long sequence, String price, String quantity) {
    return new StopsSet(
        LONG,
        second(sequence + 100),
        sequence,
        dec(price),
        dec(quantity),
        dec(7),
        Thesis.INTACT,
        Plan.EXIT);
  }

  private static VenueFill fill(
      long sequence, VenueFill.Kind kind, String quantity, String price, String pnl) {
    return new VenueFill(
        LONG, second(sequence + 200), sequence, kind, dec(quantity), dec(price), dec(pnl));
  }

  private int unstopped() {
    NodePath firm = NodePath.parse("firm").orElseThrow();
    return book.contributions().getOrDefault(firm, NodeContribution.EMPTY).sums().unstopped();
  }

  private PositionState position() {
    return book.openPositions().getFirst();
  }

  @Test
  void aStopThatCoversThePositionEndsItsCountAsUnstopped() {
    book.apply(version(LONG, 1, "2", "20"));
    book.apply(mark(2, "100"));
    assertThat(unstopped()).isEqualTo(1);

    assertThat(Lines.of(book.apply(stops(1, "95", "2"))))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("STOPS");

    assertThat(unstopped()).isZero();
    assertThat(position().facts().plan()).isEqualTo(Plan.EXIT);
    assertThat(position().facts().desk()).isEqualTo("alpha");
    assertThat(position().lifetimeCap()).isEqualByComparingTo("20");
  }

  @Test
  void aStopOfLessThanThePositionDoesNot() {
    book.apply(version(LONG, 1, "2", "20"));
    book.apply(mark(2, "100"));
    book.apply(stops(1, "95", "1.9"));
    assertThat(unstopped()).isEqualTo(1);
  }

  @Test
  void stopsAreNumberedByThemselvesAndRepetitionsAndConflictsAreTold() {
    assertThat(Lines.of(book.apply(stops(1, "95", "2"))))
        .containsExactly("rejected UNKNOWN_POSITION");
    book.apply(version(LONG, 9, "2", "20"));
    assertThat(book.apply(stops(1, "95", "2"))).isInstanceOf(Outcome.Applied.class);
    assertThat(Lines.of(book.apply(stops(1, "95.0", "2.00")))).containsExactly("duplicate");
    assertThat(Lines.of(book.apply(stops(1, "96", "2"))))
        .containsExactly("rejected SEQUENCE_CONFLICT");
  }

  @Test
  void aFillOfTheWholePositionLiquidatesItAndCostsTheWallet() {
    book.apply(version(LONG, 1, "2", "20"));
    book.apply(mark(2, "100"));

    Outcome outcome = book.apply(fill(1, VenueFill.Kind.LIQUIDATION, "2", "89", "-22"));

    assertThat(Lines.of(outcome).getFirst()).isEqualTo(Lines.liquidated(LONG, dec(20), dec(2)));
    assertThat(Lines.of(outcome).getLast()).startsWith("LIQUIDATION").contains("LIQUIDATED");
    assertThat(((Outcome.Applied) outcome).effects().getFirst())
        .isInstanceOfSatisfying(
            Effect.Liquidated.class, found -> assertThat(found.presumed()).isFalse());
    assertThat(book.openPositions()).isEmpty();
  }

  @Test
  void aFillOfAPartLeavesASmallerPositionWithWhatItRealisedInTheWallet() {
    book.apply(version(LONG, 1, "2", "20"));
    book.apply(mark(2, "100"));

    book.apply(fill(1, VenueFill.Kind.LIQUIDATION, "0.5", "92", "-4"));

    assertThat(position().economics().quantity()).isEqualByComparingTo("1.5");
    assertThat(position().economics().isolatedMargin()).isEqualByComparingTo("16");
    assertThat(position().lifetimeCap()).isEqualByComparingTo("20");
  }

  @Test
  void autoDeleveragingClosesAndRealisesWhatTheVenueSays() {
    book.apply(version(LONG, 1, "2", "20"));
    book.apply(mark(2, "100"));

    Outcome outcome = book.apply(fill(1, VenueFill.Kind.ADL, "2", "130", "60"));

    var change = (Effect.PositionChanged) ((Outcome.Applied) outcome).effects().getFirst();
    assertThat(change.change()).isEqualTo(Effect.Change.ADL);
    assertThat(change.realised()).isEqualByComparingTo("60");
    assertThat(change.after().status()).isEqualTo(PositionState.Status.CLOSED);
  }

  private Effect.PositionChanged change(long sequence, String quantity, @Nullable String pnl) {
    PositionVersion plain = version(LONG, sequence, quantity, "12");
    Outcome outcome =
        book.apply(
            new PositionVersion(
                LONG,
                plain.at(),
                sequence,
                plain.quantity(),
                plain.entryPrice(),
                plain.isolatedMargin(),
                plain.leverage(),
                plain.facts(),
                pnl == null ? null : dec(pnl)));
    return (Effect.PositionChanged) ((Outcome.Applied) outcome).effects().getFirst();
  }

  /** In 20; 8 back and 3 lost by a reduction: what was put in is 20 + (12 - 20 + 3) = 15. */
  @Test
  void whatAReductionAndACloseRealisedIsWhatTheirRowsSay() {
    book.apply(version(LONG, 1, "2", "20"));
    book.apply(mark(2, "100"));
    Effect.PositionChanged reduced = change(3, "1", "-3");
    assertThat(reduced.change()).isEqualTo(Effect.Change.VERSION);
    assertThat(reduced.realised()).isEqualByComparingTo("-3");
    assertThat(reduced.resultUnknown()).isFalse();
    assertThat(reduced.after().lifetimeCap()).isEqualByComparingTo("15");
    Effect.PositionChanged closed = change(4, "0", "7.25");
    assertThat(closed.change()).isEqualTo(Effect.Change.CLOSE);
    assertThat(closed.realised()).isEqualByComparingTo("7.25");
    assertThat(closed.resultUnknown()).isFalse();
  }

  @Test
  void whatACloseOrAReductionRealisedIsUnknownWhereItsRowDoesNotSay() {
    assertThat(change(1, "2", null).resultUnknown()).as("an opening").isFalse();
    book.apply(mark(2, "100"));
    assertThat(change(3, "2", null).resultUnknown()).as("another wallet").isFalse();
    assertThat(change(4, "3", null).resultUnknown()).as("more").isFalse();
    Effect.PositionChanged reduced = change(5, "2.9", null);
    assertThat(reduced.resultUnknown()).isTrue();
    assertThat(reduced.realised()).isZero();
    assertThat(change(6, "0", null).resultUnknown()).isTrue();
    assertThat(change(7, "1", null).resultUnknown()).as("opened again").isFalse();
  }

  @Test
  void aFillOfMoreThanThePositionOrItsWalletIsRefused() {
    book.apply(version(LONG, 1, "2", "20"));
    assertThat(Lines.of(book.apply(fill(1, VenueFill.Kind.ADL, "2.1", "100", "0"))))
        .containsExactly("rejected FILL_EXCEEDS_POSITION");
    assertThat(Lines.of(book.apply(fill(1, VenueFill.Kind.LIQUIDATION, "1", "70", "-20.1"))))
        .containsExactly("rejected FILL_EXCEEDS_POSITION");
  }

  @Test
  void theVenuesFillConfirmsALiquidationThatWasPresumed() {
    book.apply(version(LONG, 1, "2", "20"));
    book.apply(mark(2, "80"));
    assertThat(book.openPositions()).isEmpty();

    assertThat(Lines.of(book.apply(fill(1, VenueFill.Kind.LIQUIDATION, "2", "89", "-20"))))
        .isEmpty();
    assertThat(Lines.of(book.apply(fill(2, VenueFill.Kind.ADL, "2", "89", "-20"))))
        .containsExactly("rejected POSITION_LIQUIDATED");
    assertThat(book.apply(version(SHORT, 1, "1", "10"))).isInstanceOf(Outcome.Applied.class);
  }
}
