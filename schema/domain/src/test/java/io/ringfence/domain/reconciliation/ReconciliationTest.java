package io.ringfence.domain.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReconciliationTest {
  private static final int DIGITS = 8;
  private static final int POSITIONS = 100;
  private static final BigDecimal UNIT = BigDecimal.ONE.movePointLeft(DIGITS);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void whatOurRulesWouldPrintIsAMatchForEveryFigure(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < POSITIONS; i++) {
      Drawn drawn = Drawn.of(random);
      List<Break> breaks = drawn.breaks(printed(drawn, RoundingMode.HALF_EVEN, BigDecimal.ZERO));
      assertThat(breaks).as("%s", drawn).hasSizeGreaterThan(8);
      assertThat(breaks)
          .as("%s", drawn)
          .allSatisfy(it -> assertThat(it.verdict()).isIn(Verdict.MATCH, Verdict.VENUE_NULL));
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"FLOOR, 5", "CEILING, 6", "DOWN, 7", "UP, 8"})
  void whicheverWayAVenueRoundsItIsNoBreak(RoundingMode mode, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < POSITIONS; i++) {
      Drawn drawn = Drawn.of(random);
      assertThat(drawn.breaks(printed(drawn, mode, BigDecimal.ZERO)))
          .as("%s", drawn)
          .extracting(Break::verdict)
          .doesNotContain(Verdict.BREAK, Verdict.STALE);
    }
  }

  @ParameterizedTest(name = "{0} units, seed {1}")
  @CsvSource({"3, 9", "-3, 10", "1000, 11"})
  void moreThanTheVenuesRoundingIsABreakThatSaysWhatItRestsOn(int units, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < POSITIONS; i++) {
      Drawn drawn = Drawn.of(random);
      BigDecimal off = UNIT.multiply(BigDecimal.valueOf(units));
      assertThat(drawn.breaks(printed(drawn, RoundingMode.HALF_EVEN, off)))
          .as("%s", drawn)
          .filteredOn(it -> it.verdict() != Verdict.VENUE_NULL)
          .isNotEmpty()
          .allSatisfy(
              it -> {
                assertThat(it.verdict()).isEqualTo(Verdict.BREAK);
                assertThat(it.why()).isNotBlank();
              });
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {12, 13})
  void aFigureTheVenueLeavesOutIsNeverReplaced(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < POSITIONS; i++) {
      assertThat(Drawn.of(random).breaks(Map.of()))
          .hasSize(7)
          .allSatisfy(
              it -> {
                assertThat(it.verdict()).isEqualTo(Verdict.VENUE_NULL);
                assertThat(it.venue()).isInstanceOf(VenueFigure.NotPrinted.class);
                assertThat(it.tolerance()).isEmpty();
              });
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {14, 15})
  void equityAtTheMarkGivesTheSamePricesAsTheWalletItIsMadeFrom(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < POSITIONS; i++) {
      Drawn drawn = linear(random);
      BigDecimal equity = value(drawn, Figure.MARGIN_BALANCE).rounded(18, RoundingMode.UNNECESSARY);
      Drawn rebased = drawn.with(new Wallet.EquityAtMark(Reading.exact(equity), "equity"), false);
      for (Figure figure :
          List.of(
              Figure.LIQUIDATION_PRICE,
              Figure.BANKRUPTCY_PRICE,
              Figure.MARGIN_BALANCE,
              Figure.MARGIN_RATIO,
              Figure.MAINTENANCE_MARGIN)) {
        assertThat(value(rebased, figure))
            .as("%s", drawn)
            .isEqualByComparingTo(value(drawn, figure));
      }
      Drawn entered = drawn.with(new Wallet.EquityAtMark(Reading.exact(equity), "equity"), true);
      assertThat(wallet(entered).orElseThrow()).isEqualByComparingTo(wallet(drawn).orElseThrow());
      assertThat(wallet(rebased)).isEmpty();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {16, 17})
  void aBalanceWithTheFeeToCloseGivesBackTheWallet(long seed) {
    Random random = new Random(seed);
    BigDecimal fee = new BigDecimal("0.0006");
    ReconciliationTerms terms =
        new ReconciliationTerms(Optional.of(fee), Optional.empty(), Optional.empty());
    for (int i = 0; i < POSITIONS; i++) {
      Drawn drawn = Drawn.of(random);
      BigDecimal wallet = wallet(drawn).orElseThrow();
      Fraction atBankruptcy = value(drawn, Figure.NOTIONAL_AT_ENTRY).minus(lossAtBankruptcy(drawn));
      BigDecimal balance = atBankruptcy.times(fee).plus(wallet).rounded(30, RoundingMode.HALF_EVEN);
      Drawn withFee =
          drawn.with(new Wallet.WithFeeToClose(Reading.exact(balance), "balance"), true);
      assertThat(
              Reconciliation.wallet(withFee.update(Map.of()), withFee.rules(), terms).orElseThrow())
          .as("%s", drawn)
          .isCloseTo(wallet, org.assertj.core.data.Offset.offset(UNIT.movePointLeft(8)));
    }
  }

  @Test
  void aWalletThatIsNotStatedIsAssumedAloudInPricesAndNeverInAnUpdate() {
    Drawn drawn = linear(new Random(18));
    Drawn unstated = drawn.with(new Wallet.Unstated("wallet"), true);
    List<Break> breaks =
        unstated.breaks(printed(unstated, RoundingMode.HALF_EVEN, BigDecimal.ZERO));
    assertThat(breaks)
        .filteredOn(it -> it.figure().dependsOnWallet() && it.verdict() == Verdict.MATCH)
        .isNotEmpty()
        .allSatisfy(
            it -> assertThat(it.why()).isEqualTo("wallet not in the payload: V(E) / L assumed"));
    assertThat(breaks)
        .filteredOn(it -> !it.figure().dependsOnWallet())
        .allSatisfy(it -> assertThat(it.why()).doesNotContain("assumed"));
    assertThat(wallet(unstated)).isEmpty();
  }

  @Test
  void aPayloadThatCannotBeShownToBeRecentEnoughIsStale() {
    Drawn drawn = linear(new Random(19));
    PositionUpdate update = drawn.update(printed(drawn, RoundingMode.HALF_EVEN, BigDecimal.ZERO));
    ReconciliationTerms same =
        new ReconciliationTerms(Optional.empty(), Optional.empty(), Optional.of(Drawn.AT));
    ReconciliationTerms later =
        new ReconciliationTerms(
            Optional.empty(), Optional.empty(), Optional.of(Drawn.AT.plusNanos(1)));
    assertThat(Reconciliation.of(update, drawn.rules(), same))
        .extracting(Break::verdict)
        .contains(Verdict.MATCH)
        .doesNotContain(Verdict.STALE);
    assertThat(Reconciliation.of(update, drawn.rules(), later))
        .extracting(Break::verdict)
        .contains(Verdict.STALE)
        .doesNotContain(Verdict.MATCH);
    PositionUpdate timeless =
        new PositionUpdate(
            update.key(),
            update.mode(),
            update.holding(),
            update.print(),
            update.capExceptions(),
            new PositionUpdate.Times(Optional.empty(), Optional.empty()));
    assertThat(Reconciliation.of(timeless, drawn.rules(), same))
        .filteredOn(it -> it.verdict() == Verdict.STALE)
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.why()).startsWith("the payload names no time"));
  }

  @Test
  void theTickWidensPricesOfAVenueThatPutsThemOnTheGridAndOfNoOther() {
    Drawn drawn = linear(new Random(20));
    ReconciliationTerms terms =
        new ReconciliationTerms(
            Optional.empty(), Optional.of(new BigDecimal("0.5")), Optional.empty());
    Map<Figure, VenueFigure> printed =
        printed(drawn, RoundingMode.HALF_EVEN, new BigDecimal("0.4"));
    for (VenuePrint.Rounding rounding : VenuePrint.Rounding.values()) {
      List<Break> breaks = Reconciliation.of(drawn.update(printed, rounding), drawn.rules(), terms);
      assertThat(breaks)
          .filteredOn(it -> it.figure() == Figure.LIQUIDATION_PRICE)
          .extracting(Break::verdict)
          .containsExactly(
              rounding == VenuePrint.Rounding.TICKS ? Verdict.TOLERANCE : Verdict.BREAK);
      assertThat(breaks)
          .filteredOn(it -> it.figure() == Figure.UNREALISED_PNL)
          .extracting(Break::verdict)
          .containsExactly(Verdict.BREAK);
    }
  }

  @Test
  void anAccountsFeeChangesNothingWhereTheVenueCountsNone() {
    BigDecimal fee = new BigDecimal("0.0003");
    assertThat(ModelTraits.withTakerFee(Drawn.standard(BigDecimal.ZERO), fee))
        .isEqualTo(Drawn.standard(BigDecimal.ZERO));
    assertThat(ModelTraits.withTakerFee(Drawn.standard(BigDecimal.ONE.movePointLeft(3)), fee))
        .isEqualTo(Drawn.standard(fee));
  }

  @Test
  void aBankruptPositionHasNoRatioAndAPrintedOneIsABreak() {
    Drawn drawn = linear(new Random(21));
    Drawn bankrupt =
        drawn.with(new Wallet.EquityAtMark(Reading.exact(BigDecimal.ONE.negate()), "e"), true);
    assertThat(bankrupt.breaks(Map.of(Figure.MARGIN_RATIO, number("0.5"))))
        .filteredOn(it -> it.figure() == Figure.MARGIN_RATIO)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.verdict()).isEqualTo(Verdict.BREAK);
              assertThat(it.ours()).isInstanceOf(OwnFigure.None.class);
              assertThat(it.why()).contains("bankrupt");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1"})
  void aFeeOutsideItsRangeIsRefused(String rate) {
    assertThatThrownBy(
            () ->
                new ReconciliationTerms(
                    Optional.of(new BigDecimal(rate)), Optional.empty(), Optional.empty()))
        .hasMessage("takerFeeRate must lie in [0, 1), was " + rate);
  }

  private static Drawn linear(Random random) {
    Drawn drawn = Drawn.of(random);
    return new Drawn(
            Drawn.rules(Contract.LINEAR, Drawn.standard(BigDecimal.ZERO)),
            PositionSide.LONG,
            drawn.holding())
        .with(new Wallet.Stated(linearWallet(drawn.holding()), "wallet"), true);
  }

  private static BigDecimal linearWallet(Holding holding) {
    return holding
        .quantity()
        .multiply(holding.entryPrice().orElseThrow().figure())
        .divide(holding.leverage().orElseThrow(), DIGITS, RoundingMode.UP);
  }

  /** σ W: what value loses or gains on the way to bankruptcy. */
  private static Fraction lossAtBankruptcy(Drawn drawn) {
    boolean inverse = drawn.rules().contract().kind() != Contract.LINEAR.kind();
    int sign = drawn.side().sign() * (inverse ? -1 : 1);
    return Fraction.of(wallet(drawn).orElseThrow().multiply(BigDecimal.valueOf(sign)));
  }

  /** Every figure we have, as a venue would print it that rounds so and is off by so much. */
  private static Map<Figure, VenueFigure> printed(Drawn drawn, RoundingMode mode, BigDecimal off) {
    Map<Figure, VenueFigure> asked = new EnumMap<>(Figure.class);
    Arrays.stream(Figure.values()).forEach(it -> asked.put(it, number("1")));
    Map<Figure, VenueFigure> printed = new EnumMap<>(Figure.class);
    for (Break it : drawn.breaks(asked)) {
      if (it.ours() instanceof OwnFigure.Value(var figure)) {
        BigDecimal value = figure.rounded(DIGITS, mode).add(off);
        printed.put(it.figure(), new VenueFigure.Printed(value, "field"));
      }
    }
    return printed;
  }

  private static Fraction value(Drawn drawn, Figure figure) {
    return drawn.breaks(Map.of(figure, number("1"))).stream()
        .filter(it -> it.figure() == figure)
        .map(it -> ((OwnFigure.Value) it.ours()).figure())
        .findFirst()
        .orElseThrow();
  }

  private static Optional<BigDecimal> wallet(Drawn drawn) {
    return Reconciliation.wallet(drawn.update(Map.of()), drawn.rules(), ReconciliationTerms.NONE);
  }

  private static VenueFigure number(String figure) {
    return new VenueFigure.Printed(new BigDecimal(figure), "field");
  }
}
