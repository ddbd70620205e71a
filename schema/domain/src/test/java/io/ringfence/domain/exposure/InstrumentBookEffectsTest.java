package io.ringfence.domain.exposure;

import static io.ringfence.domain.Figures.second;
import static io.ringfence.domain.exposure.Events.LONG;
import static io.ringfence.domain.exposure.Events.SHORT;
import static io.ringfence.domain.exposure.Events.funding;
import static io.ringfence.domain.exposure.Events.mark;
import static io.ringfence.domain.exposure.Events.version;
import static io.ringfence.domain.exposure.Events.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionEvent.WalletEvent.Kind;
import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What follows from applied events: wallets, alerts, liquidations, contributions. */
class InstrumentBookEffectsTest {
  private final InstrumentBook book = Events.book();

  private List<String> after(PositionEvent... events) {
    List<String> last = List.of();
    for (PositionEvent event : events) {
      last = Lines.of(book.apply(event));
    }
    return last;
  }

  private BigDecimal walletOf(int position) {
    return book.openPositions().get(position).economics().isolatedMargin();
  }

  @Test
  void aPositiveRateIsPaidByTheLongAndReceivedByTheShortOfTheLastMark() {
    after(version(LONG, 1, "10", "300"), version(SHORT, 1, "10", "300"), mark(2, "110"));

    after(funding(3, "0.001"));

    assertThat(walletOf(0)).isEqualByComparingTo("298.9");
    assertThat(walletOf(1)).isEqualByComparingTo("301.1");
  }

  @Test
  void aNegativeRateIsPaidByTheShort() {
    after(version(LONG, 1, "10", "300"), version(SHORT, 1, "10", "300"), mark(2, "110"));

    after(funding(3, "-0.001"));

    assertThat(walletOf(0)).isEqualByComparingTo("301.1");
    assertThat(walletOf(1)).isEqualByComparingTo("298.9");
  }

  @Test
  void fundingAndFeesAreNoDepositsAndLeaveTheLifetimeCapAlone() {
    after(version(LONG, 1, "10", "300"), mark(2, "110"), funding(3, "0.001"));
    after(wallet(LONG, 1, Kind.FEE, "4"), wallet(LONG, 2, Kind.ADD, "7"));
    after(wallet(LONG, 3, Kind.REMOVE, "2"));

    assertThat(walletOf(0)).isEqualByComparingTo("299.9");
    assertThat(book.openPositions().getFirst().lifetimeCap()).isEqualByComparingTo("305");
  }

  @Test
  void equityEqualToTheRequirementLiquidatesAndTheLossIsTheWallet() {
    after(version(LONG, 1, "10", "109"), mark(2, "100"));

    assertThat(after(mark(3, "90")))
        .endsWith(
            "LIQUIDATED binance/a1/BTCUSDT/long loss 109 deficit 0",
            "LIQUIDATION binance/a1/BTCUSDT/long LIQUIDATED episode 1 wallet 109 by -109");
  }

  @Test
  void aDigitAboveTheRequirementSurvives() {
    after(version(LONG, 1, "10", "109"), mark(2, "100"), mark(3, "90.000000000001"));

    assertThat(book.openPositions()).hasSize(1);
  }

  @Test
  void whatAGapLosesBeyondTheWalletIsTheVenuesDeficit() {
    after(version(LONG, 1, "10", "109"), mark(2, "100"));

    // Equity at 80 is 109 - 200 = -91.
    assertThat(after(mark(3, "80")))
        .contains("LIQUIDATED binance/a1/BTCUSDT/long loss 109 deficit 91");
  }

  @Test
  void aGapThroughThePriceFiresEveryLevelBeforeTheLiquidation() {
    after(version(LONG, 1, "10", "309"), mark(2, "100"));

    assertThat(after(mark(3, "60")))
        .containsExactly(
            "DISTANCE binance/a1/BTCUSDT/long 0.1",
            "DISTANCE binance/a1/BTCUSDT/long 0.05",
            "DISTANCE binance/a1/BTCUSDT/long 0.02",
            "MARGIN_RATIO binance/a1/BTCUSDT/long 0.8",
            "MARGIN_RATIO binance/a1/BTCUSDT/long 1",
            "LIQUIDATED binance/a1/BTCUSDT/long loss 309 deficit 91",
            "LIQUIDATION binance/a1/BTCUSDT/long LIQUIDATED episode 1 wallet 309 by -309");
  }

  @Test
  void theOtherPositionsAreUntouchedByALiquidation() {
    after(version(LONG, 1, "10", "109"), version(SHORT, 1, "10", "109"), mark(2, "100"));
    IsolatedPosition before = book.openPositions().get(1).economics();

    after(mark(3, "80"));

    assertThat(book.openPositions()).extracting("economics").containsExactly(before);
  }

  @Test
  void aVersionThatCannotStandIsLiquidatedByItself() {
    after(mark(1, "90"));

    assertThat(after(version(LONG, 2, "10", "109")))
        .startsWith("VERSION binance/a1/BTCUSDT/long OPEN episode 1 wallet 109 by version")
        .contains("LIQUIDATED binance/a1/BTCUSDT/long loss 109 deficit 0");
  }

  @Test
  void aFeeThatTakesTheRequirementAwayLiquidates() {
    after(version(LONG, 1, "10", "120"), mark(2, "90"));

    assertThat(after(wallet(LONG, 1, Kind.FEE, "11")))
        .contains("LIQUIDATED binance/a1/BTCUSDT/long loss 109 deficit 0");
  }

  @Test
  void fundingThatTakesTheRequirementAwayLiquidatesAtTheLastMark() {
    after(version(LONG, 1, "10", "118"), mark(2, "90"));

    assertThat(after(funding(3, "0.01")))
        .startsWith("FUNDING binance/a1/BTCUSDT/long OPEN episode 1 wallet 109 by -9")
        .contains("LIQUIDATED binance/a1/BTCUSDT/long loss 109 deficit 0");
  }

  @Test
  void aWalletBelowZeroLivesOnProfitAndItsLiquidationLosesNoMoreThanWasPutIn() {
    after(version(LONG, 1, "10", "20"), mark(2, "110"), wallet(LONG, 1, Kind.FEE, "50"));
    assertThat(walletOf(0)).isEqualByComparingTo("-30");

    // Put in 20, paid 50 of fees: together the position cost its 20.
    assertThat(after(mark(3, "104")))
        .contains("LIQUIDATED binance/a1/BTCUSDT/long loss -30 deficit 0");
  }

  @Test
  void effectsCarryTheTimeOfTheirCause() {
    book.apply(version(LONG, 1, "10", "109"));

    Outcome outcome = book.apply(mark(9, "80"));

    assertThat(((Outcome.Applied) outcome).effects())
        .filteredOn(Effect.Liquidated.class::isInstance)
        .extracting("at")
        .containsExactly(second(9));
  }

  @Test
  void withoutAMarkOnlyTheWalletIsKnown() {
    after(version(LONG, 1, "10", "109"));

    ExposureSums sums = sumsOf(NodePath.FIRM);
    assertThat(sums.positions()).isEqualTo(1);
    assertThat(sums.unknownPositions()).isEqualTo(1);
    assertThat(sums.isKnown()).isFalse();
    assertThat(sums.isolatedMargin()).isEqualByComparingTo("109");
    assertThat(sums.unknownMargin()).isEqualByComparingTo("109");
    assertThat(sums.grossNotional()).isZero();
  }

  @Test
  void aPositionCountsForItsBookItsDeskAndTheFirm() {
    after(version(LONG, 1, "10", "109"), mark(2, "100"));

    assertThat(book.contributions().keySet())
        .containsExactly(NodePath.FIRM, NodePath.desk("alpha"), NodePath.book("alpha", "one"));
    assertThat(sumsOf(NodePath.FIRM)).isEqualTo(sumsOf(NodePath.book("alpha", "one")));
    assertThat(sumsOf(NodePath.FIRM).grossNotional()).isEqualByComparingTo("1000");
  }

  @Test
  void aPositionThatEndsNoLongerContributes() {
    after(version(LONG, 1, "10", "109"), mark(2, "80"));

    assertThat(book.contributions()).isEmpty();
  }

  private ExposureSums sumsOf(NodePath node) {
    return book.contributions().getOrDefault(node, NodeContribution.EMPTY).sums();
  }
}
