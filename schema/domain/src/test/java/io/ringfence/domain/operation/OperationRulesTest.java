package io.ringfence.domain.operation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.SampleRules;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.operation.Movement.Reason;
import io.ringfence.domain.operation.OperationOutcome.Applied;
import io.ringfence.domain.operation.OperationOutcome.Refused;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperationRulesTest {
  private static final BigDecimal MARK = dec(100);
  private static final Contract INVERSE = new Contract(ContractKind.INVERSE, dec(100), 8);

  private static final MarginRules RULES = SampleRules.LINEAR;

  private static Holding longOf(String quantity, String entry, String wallet, String leverage) {
    return Holding.of(
        new IsolatedPosition(
            Contract.LINEAR,
            PositionSide.LONG,
            dec(quantity),
            dec(entry),
            dec(wallet),
            VenueTerms.NONE.withLeverage(dec(leverage))));
  }

  private static OperationOutcome apply(OrderEffects effects, Holding holding, Operation what) {
    return new WhatIf(effects, Optional.empty(), MARK).apply(holding, what);
  }

  private static Applied applied(OrderEffects effects, Holding holding, Operation what) {
    return (Applied) apply(effects, holding, what);
  }

  private static Refused.Reason refused(OperationOutcome outcome) {
    return ((Refused) outcome).reason();
  }

  private static Operation.Increase increase(String quantity, String price, String leverage) {
    return new Operation.Increase(new Fill(dec(quantity), dec(price)), dec(leverage));
  }

  @Test
  void anAverageEntryThatDoesNotEndKeepsItsExactCost() {
    Applied done =
        applied(OrderEffects.BINANCE, longOf("1", "100", "10", "10"), increase("2", "101", "10"));
    IsolatedPosition after = done.after().position().orElseThrow();

    assertThat(after.entryValue().compareTo(dec(302))).isZero();
    assertThat(after.entryPrice()).isEqualByComparingTo("100.666666666666666667");
    assertThat(after.exactPnl(dec(101)).compareTo(BigDecimal.ONE)).isZero();
  }

  @Test
  void theAverageEntryOfAnInversePositionIsHarmonic() {
    var position =
        new IsolatedPosition(
            INVERSE,
            PositionSide.SHORT,
            dec(2),
            dec(100),
            dec(1),
            VenueTerms.NONE.withLeverage(dec(2)));
    Applied done = applied(OrderEffects.BINANCE, Holding.of(position), increase("2", "200", "2"));

    assertThat(done.after().position().orElseThrow().entryPrice())
        .isBetween(dec("133.333333"), dec("133.333334"));
    assertThat(done.net(Place.WALLET, Reason.ORDER_MARGIN)).isEqualByComparingTo("0.5");
  }

  @Test
  void aReductionReleasesMarginInProportionAndBooksProfitToTheAccount() {
    var reduce = new Operation.Reduce(new Fill(dec("0.4"), dec(110), dec("0.5")), dec(10));
    Applied done = applied(OrderEffects.HYPERLIQUID, longOf("1", "100", "20", "10"), reduce);

    assertThat(done.movements())
        .containsExactly(
            new Movement(Reason.REALISED, Place.MARKET, Place.ACCOUNT, dec("4.0")),
            new Movement(Reason.FEE, Place.ACCOUNT, Place.VENUE, dec("0.5")),
            new Movement(
                Reason.RELEASED,
                Place.WALLET,
                Place.ACCOUNT,
                done.net(Place.ACCOUNT, Reason.RELEASED)));
    assertThat(done.after().wallet()).isEqualByComparingTo("12");
    assertThat(done.net(Place.ACCOUNT)).isEqualByComparingTo("11.5");
  }

  @Test
  void aLossBeyondTheClosedShareIsBorneByTheRestOfTheWalletThenByTheVenue() {
    var deep = new Operation.Reduce(new Fill(dec("0.5"), dec(70)), dec(10));
    Applied partly = applied(OrderEffects.HYPERLIQUID, longOf("1", "100", "20", "10"), deep);
    assertThat(partly.net(Place.WALLET, Reason.LOSS_COVER)).isEqualByComparingTo("-5");
    assertThat(partly.net(Place.ACCOUNT)).isZero();
    assertThat(partly.net(Place.VENUE)).isZero();

    for (OrderEffects effects : RandomHolding.VENUES) {
      var close = new Operation.Close(dec(70), dec("0.1"));
      Applied whole = applied(effects, longOf("1", "100", "20", "10"), close);
      assertThat(whole.net(Place.VENUE, Reason.DEFICIT)).isEqualByComparingTo("-10.1");
      assertThat(whole.net(Place.ACCOUNT)).isZero();
      assertThat(whole.after().position()).isEmpty();
    }
  }

  @Test
  void aFlipIsACloseAndAnOpeningAtTheFillPriceWithTheFeeSplitByQuantity() {
    var flip = new Operation.Flip(new Fill(dec("1.5"), dec(90), dec("0.3")), dec(10));
    Applied done = applied(OrderEffects.HYPERLIQUID, longOf("1", "100", "20", "5"), flip);
    IsolatedPosition after = done.after().position().orElseThrow();

    assertThat(after.side()).isEqualTo(PositionSide.SHORT);
    assertThat(after.quantity()).isEqualByComparingTo("0.5");
    assertThat(after.entryPrice()).isEqualByComparingTo("90");
    assertThat(after.isolatedMargin()).isEqualByComparingTo("4.4");
    assertThat(done.net(Place.VENUE)).isEqualByComparingTo("0.3");
    assertThat(done.net(Place.MARKET)).isEqualByComparingTo("10");
    assertThat(after.terms().leverage()).contains(dec(10));
  }

  @Test
  void anotherLeverageDoesToTheMarginWhatTheVenueSays() {
    Holding holding = longOf("1", "80", "12", "8");
    var change = new Operation.ChangeLeverage(dec(16));
    assertThat(applied(OrderEffects.HYPERLIQUID, holding, change).marginAfterFill(MARK))
        .isEqualByComparingTo("6.25");
    assertThat(applied(OrderEffects.OKX, holding, change).after().wallet())
        .isEqualByComparingTo("7");
    assertThat(applied(OrderEffects.BINANCE, holding, change).movements()).isEmpty();
    assertThat(refused(apply(OrderEffects.BINANCE, holding, new Operation.ChangeLeverage(dec(7)))))
        .isEqualTo(Refused.Reason.LEVERAGE_LOWERED);
  }

  @Test
  void whereTheAccountPaysFundingFirstTheWalletPaysTheRestAndReceiptsRefillIt() {
    Holding holding = longOf("1", "100", "10", "10").withFreeBalance(dec("0.4"));
    var charge = new Operation.Funding(MARK, dec("0.01"));
    Applied paid = applied(OrderEffects.BYBIT, holding, charge);
    assertThat(paid.net(Place.ACCOUNT)).isEqualByComparingTo("-0.4");
    assertThat(paid.after().wallet()).isEqualByComparingTo("9.4");

    Applied back =
        applied(OrderEffects.BYBIT, paid.after(), new Operation.Funding(MARK, dec("-0.01")));
    assertThat(back.after().wallet()).isEqualByComparingTo("10");
    assertThat(back.net(Place.ACCOUNT)).isEqualByComparingTo("0.4");

    Holding unknown = longOf("1", "100", "10", "10");
    assertThat(refused(apply(OrderEffects.BYBIT, unknown, charge)))
        .isEqualTo(Refused.Reason.FREE_BALANCE_UNKNOWN);
  }

  @Test
  void whatAddsAndTakesMarginMovesItBetweenAccountAndWallet() {
    Holding holding = longOf("1", "100", "10", "10").withFreeBalance(dec(5));
    Applied added = applied(OrderEffects.BINANCE, holding, new Operation.Add(dec(5)));
    assertThat(added.after().wallet()).isEqualByComparingTo("15");
    assertThat(added.after().freeBalance().orElseThrow()).isZero();
    assertThat(added.after().position().orElseThrow().terms().addedMargin()).isEqualTo(dec(5));
    assertThat(refused(apply(OrderEffects.BINANCE, holding, new Operation.Add(dec(6)))))
        .isEqualTo(Refused.Reason.FREE_BALANCE);
  }

  @Test
  void theVenuesRulesRefuseWhatTheyForbid() {
    var checked = new WhatIf(OrderEffects.BINANCE, Optional.of(RULES), MARK);
    Holding holding = longOf("1", "100", "12", "10");
    assertThat(refused(checked.apply(holding, new Operation.Remove(dec("2.01")))))
        .isEqualTo(Refused.Reason.REMOVAL_FLOOR);
    assertThat(checked.apply(holding, new Operation.Remove(dec(2)))).isInstanceOf(Applied.class);
    assertThat(refused(checked.apply(holding, increase("1", "100", "51"))))
        .isEqualTo(Refused.Reason.LEVERAGE_ABOVE_TIER);

    var hyperliquid = new WhatIf(OrderEffects.HYPERLIQUID, Optional.of(RULES), MARK);
    assertThat(refused(hyperliquid.apply(holding, new Operation.ChangeLeverage(dec(51)))))
        .isEqualTo(Refused.Reason.LEVERAGE_ABOVE_TIER);
  }

  @Test
  void anOperationThatMeansNothingOnTheHoldingIsRefusedWithItsReason() {
    Holding flat = Holding.flat(Contract.LINEAR);
    Holding held = longOf("1", "100", "10", "10");
    Fill one = new Fill(dec(1), MARK);
    assertThat(refused(apply(OrderEffects.BINANCE, flat, new Operation.Add(dec(1)))))
        .isEqualTo(Refused.Reason.NO_POSITION);
    var open = new Operation.Open(PositionSide.LONG, one, dec(10));
    assertThat(refused(apply(OrderEffects.BINANCE, held, open)))
        .isEqualTo(Refused.Reason.POSITION_EXISTS);
    assertThat(refused(apply(OrderEffects.BINANCE, held, new Operation.Reduce(one, dec(10)))))
        .isEqualTo(Refused.Reason.QUANTITY);
    assertThat(refused(apply(OrderEffects.BINANCE, held, new Operation.Flip(one, dec(10)))))
        .isEqualTo(Refused.Reason.QUANTITY);
  }

  @Test
  void anOrderIsWhatItsDirectionAndQuantityMakeOfTheHolding() {
    Holding held = longOf("1", "100", "10", "10");
    assertThat(order(Holding.flat(Contract.LINEAR), PositionSide.SHORT, "1"))
        .isInstanceOf(Operation.Open.class);
    assertThat(order(held, PositionSide.LONG, "1")).isInstanceOf(Operation.Increase.class);
    assertThat(order(held, PositionSide.SHORT, "0.9")).isInstanceOf(Operation.Reduce.class);
    assertThat(order(held, PositionSide.SHORT, "1.0")).isInstanceOf(Operation.Close.class);
    assertThat(order(held, PositionSide.SHORT, "1.1")).isInstanceOf(Operation.Flip.class);
  }

  private static Operation order(Holding holding, PositionSide direction, String quantity) {
    return Operation.ofOrder(holding, direction, new Fill(dec(quantity), MARK), dec(10));
  }

  @Test
  void aFigureOutOfRangeIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fill(dec(0), MARK))
        .withMessage("quantity must be > 0, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fill(dec(1), MARK, dec(-1)))
        .withMessage("fee must be >= 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Operation.ChangeLeverage(dec(0)))
        .withMessage("leverage must be > 0, was 0");
  }

  @Test
  void anOutcomeWhoseMovementsDoNotExplainItsWalletIsRefused() {
    Holding before = longOf("1", "100", "10", "10");
    Holding after = longOf("1", "100", "11", "10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Applied(before, after, List.of()))
        .withMessage("wallet must change by what moved, 0, was 10 -> 11");
  }
}
