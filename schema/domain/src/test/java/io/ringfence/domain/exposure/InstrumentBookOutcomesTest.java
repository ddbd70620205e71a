package io.ringfence.domain.exposure;

import static io.ringfence.domain.exposure.Events.LONG;
import static io.ringfence.domain.exposure.Events.SHORT;
import static io.ringfence.domain.exposure.Events.funding;
import static io.ringfence.domain.exposure.Events.mark;
import static io.ringfence.domain.exposure.Events.version;
import static io.ringfence.domain.exposure.Events.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionEvent.WalletEvent;
import io.ringfence.domain.position.PositionEvent.WalletEvent.Kind;
import io.ringfence.domain.position.PositionState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which rows are applied, which repeat, which are refused and why. */
class InstrumentBookOutcomesTest {
  private final InstrumentBook book = Events.book();

  private List<String> after(PositionEvent... events) {
    List<String> last = List.of();
    for (PositionEvent event : events) {
      last = Lines.of(book.apply(event));
    }
    return last;
  }

  @Test
  void aFirstVersionOpensEpisodeOne() {
    assertThat(after(version(LONG, 1, "10", "109")))
        .containsExactly("VERSION binance/a1/BTCUSDT/long OPEN episode 1 wallet 109 by version");
  }

  @Test
  void theSameRowAgainIsADuplicateAlsoWithOtherTrailingZeros() {
    after(version(LONG, 1, "10", "109"));

    assertThat(after(version(LONG, 1, "10.0", "109.000"))).containsExactly("duplicate");
    assertThat(book.openPositions()).hasSize(1).first().extracting("changes").isEqualTo(1L);
  }

  @Test
  void aRowRepeatedAfterLaterOnesIsStillADuplicate() {
    assertThat(after(version(LONG, 1, "10", "109"), version(LONG, 2, "11", "109"))).hasSize(1);
    assertThat(after(version(LONG, 1, "10", "109"))).containsExactly("duplicate");
  }

  @Test
  void anAppliedSequenceWithOtherContentIsAConflict() {
    assertThat(after(version(LONG, 1, "10", "109"), version(LONG, 1, "10", "109.01")))
        .containsExactly("rejected SEQUENCE_CONFLICT");
  }

  @Test
  void aSequenceBelowTheLastThatWasNeverAppliedIsRefused() {
    assertThat(after(version(LONG, 5, "10", "109"), version(LONG, 4, "10", "109")))
        .containsExactly("rejected SEQUENCE_BELOW_LAST");
  }

  @Test
  void versionsAndWalletEventsOfAPositionNumberTheirRowsSeparately() {
    after(version(LONG, 5, "10", "109"), mark(6, "100"));

    assertThat(after(wallet(LONG, 1, Kind.ADD, "1"))).hasSize(1).first().asString().contains("ADD");
  }

  @Test
  void bothSidesOfAnInstrumentNumberTheirRowsSeparately() {
    assertThat(after(version(LONG, 5, "10", "109"), version(SHORT, 1, "10", "109")))
        .containsExactly("VERSION binance/a1/BTCUSDT/short OPEN episode 1 wallet 109 by version");
  }

  @Test
  void aRefusedRowDoesNotUseUpItsSequence() {
    after(wallet(LONG, 7, Kind.ADD, "5"), version(LONG, 1, "10", "109"));

    assertThat(after(wallet(LONG, 7, Kind.ADD, "5"))).first().asString().startsWith("ADD");
  }

  @ParameterizedTest
  @EnumSource
  void aWalletEventOnAKeyThatWasNeverOpenedIsRefused(Kind kind) {
    assertThat(after(mark(0, "100"), wallet(LONG, 1, kind, "5")))
        .containsExactly("rejected UNKNOWN_POSITION");
  }

  @Test
  void closingAKeyThatWasNeverOpenedIsRefused() {
    assertThat(after(version(LONG, 1, "0", "0"))).containsExactly("rejected UNKNOWN_POSITION");
  }

  @Test
  void quantityZeroClosesAndWhatComesAfterIsRefused() {
    assertThat(after(version(LONG, 1, "10", "109"), version(LONG, 2, "0", "0")))
        .containsExactly("CLOSE binance/a1/BTCUSDT/long CLOSED episode 1 wallet 109 by version");
    assertThat(after(version(LONG, 3, "0", "0"))).containsExactly("rejected POSITION_CLOSED");
    assertThat(after(wallet(LONG, 1, Kind.ADD, "5"))).containsExactly("rejected POSITION_CLOSED");
    assertThat(book.openPositions()).isEmpty();
  }

  @Test
  void afterALiquidationClosingAndWalletEventsAreRefused() {
    after(version(LONG, 1, "10", "109"), mark(2, "90"));

    assertThat(after(version(LONG, 2, "0", "0"))).containsExactly("rejected POSITION_LIQUIDATED");
    assertThat(after(wallet(LONG, 1, Kind.FEE, "5")))
        .containsExactly("rejected POSITION_LIQUIDATED");
  }

  @ParameterizedTest(name = "flat because {0}")
  @CsvSource({"closed", "liquidated"})
  void aVersionOnAFlatKeyOpensTheNextEpisodeWithAFreshCap(String how) {
    after(version(LONG, 1, "10", "109"), wallet(LONG, 1, Kind.ADD, "1"));
    after("closed".equals(how) ? version(LONG, 2, "0", "0") : mark(2, "80"));

    after(mark(3, "100"), version(LONG, 4, "10", "120"));

    PositionState reopened = book.openPositions().getFirst();
    assertThat(reopened.episode()).isEqualTo(2);
    assertThat(reopened.lifetimeCap()).isEqualByComparingTo("120");
    assertThat(reopened.firedLevels()).isEqualTo(0);
    assertThat(reopened.changes()).isEqualTo(4);
  }

  @Test
  void aNextVersionReplacesTheWalletAndCountsItsGainAsADeposit() {
    after(version(LONG, 1, "10", "109"), wallet(LONG, 1, Kind.FEE, "9"));
    after(version(LONG, 2, "20", "150"));

    PositionState state = book.openPositions().getFirst();
    assertThat(state.economics().isolatedMargin()).isEqualByComparingTo("150");
    assertThat(state.economics().quantity()).isEqualByComparingTo("20");
    assertThat(state.lifetimeCap()).isEqualByComparingTo("159");
    assertThat(state.episode()).isEqualTo(1);
  }

  @Test
  void addsAndFeesNeedNoMark() {
    after(version(LONG, 1, "10", "109"));

    assertThat(after(wallet(LONG, 1, WalletEvent.Kind.ADD, "5"))).hasSize(1);
    assertThat(after(wallet(LONG, 2, WalletEvent.Kind.FEE, "5"))).hasSize(1);
  }

  @Test
  void fundingWithoutAMarkIsRefused() {
    assertThat(after(version(LONG, 1, "10", "109"), funding(2, "0.001")))
        .containsExactly("rejected NO_MARK");
  }

  @Test
  void fundingOfAnInstrumentWithoutPositionsIsApplied() {
    assertThat(book.apply(mark(1, "100"))).isEqualTo(new Outcome.Applied(List.of()));
    assertThat(book.apply(funding(2, "0.001"))).isEqualTo(new Outcome.Applied(List.of()));
  }
}
