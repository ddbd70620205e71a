package io.ringfence.domain.calculator;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.OkxTick;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.margin.TierSchedule.Basis;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionQuestionTest {
  private static final Optional<GivenTiers> TIERS =
      Optional.of(
          new GivenTiers(
              Basis.VALUE,
              List.of(
                  new GivenTier(
                      BigDecimal.ZERO,
                      Optional.empty(),
                      dec("0.005"),
                      Optional.empty(),
                      Optional.empty()))));

  private static Inputs.Collector position() {
    return new Inputs.Collector().with(Input.QUANTITY, dec(2)).with(Input.ENTRY_PRICE, dec(100));
  }

  private static PositionQuestion asked(Inputs inputs) {
    return asked(Generation.STANDARD, inputs, TIERS, TriggerEquality.LIQUIDATES);
  }

  private static PositionQuestion asked(
      Generation generation, Inputs inputs, Optional<GivenTiers> tiers, TriggerEquality equality) {
    return new PositionQuestion(
        new HeldPosition(PositionSide.LONG, Contract.LINEAR, inputs),
        GivenRules.of(generation, tiers, equality, inputs),
        Optional.of(RatioDefinition.REQUIREMENT_OVER_EQUITY));
  }

  private static void assertIs(PositionQuestion asked, Figure figure, String expected) {
    assertThat(asked.answer(figure))
        .isInstanceOfSatisfying(
            FigureValue.Decimal.class,
            value -> assertThat(value.figure()).isEqualByComparingTo(expected));
  }

  @Test
  void theWalletIsPrintedOrEquityLessProfitOrValueByLeverage() {
    Inputs printed = position().with(Input.ISOLATED_MARGIN, dec(20)).inputs();
    Inputs byEquity =
        position().with(Input.EQUITY, dec(30)).with(Input.MARK_PRICE, dec(105)).inputs();
    Inputs byLeverage = position().with(Input.LEVERAGE, dec(10)).inputs();

    for (Inputs same : List.of(printed, byEquity, byLeverage)) {
      assertIs(asked(same), Figure.BANKRUPTCY_PRICE, "90");
    }
  }

  @Test
  void withoutAnEntryTheMarkIsTheEntryAndTheEquityTheWallet() {
    Inputs seenFromTheMark =
        new Inputs.Collector()
            .with(Input.QUANTITY, dec(2))
            .with(Input.EQUITY, dec(30))
            .with(Input.MARK_PRICE, dec(105))
            .inputs();

    assertIs(asked(seenFromTheMark), Figure.BANKRUPTCY_PRICE, "90");
  }

  @Test
  void aBookedCostIsTheValueAtEntryAndGivesTheEntryPrice() {
    Inputs booked =
        new Inputs.Collector()
            .with(Input.QUANTITY, dec(2))
            .with(Input.ENTRY_COST, dec(201))
            .with(Input.ISOLATED_MARGIN, dec(21))
            .inputs();

    assertIs(asked(booked), Figure.NOTIONAL_AT_ENTRY, "201");
    assertIs(asked(booked), Figure.BANKRUPTCY_PRICE, "90");
  }

  @Test
  void theEntryIsCutAsTheVenueCutsIt() {
    Inputs cut =
        new Inputs.Collector()
            .with(Input.QUANTITY, dec(1))
            .with(Input.ENTRY_PRICE, dec("100.129"))
            .with(Input.ENTRY_TRUNCATE_DECIMALS, dec(2))
            .inputs();

    assertIs(asked(cut), Figure.NOTIONAL_AT_ENTRY, "100.12");
  }

  @Test
  void aFigureNeedsOnlyWhatItDependsOn() {
    Inputs bare = position().with(Input.MARK_PRICE, dec(99)).inputs();
    PositionQuestion okx =
        asked(Generation.OKX_TICK, bare, Optional.empty(), TriggerEquality.LIQUIDATES);

    assertIs(okx, Figure.UNREALISED_PNL, "-2");
    assertThatThrownBy(() -> okx.answer(Figure.MARGIN_BALANCE))
        .hasMessage("isolatedMargin (or equity, or leverage) must be given for marginBalance");
    assertThatThrownBy(() -> okx.answer(Figure.LIQUIDATION_PRICE))
        .hasMessage(
            "tiers (or venue and instrument of a rule pack) must be given for liquidationPrice");
  }

  @Test
  void asterLivesAtEqualityAndOthersDoNot() {
    Inputs inputs =
        position()
            .with(Input.ISOLATED_MARGIN, dec("0.995"))
            .with(Input.MARK_PRICE, dec(100))
            .inputs();
    Inputs exactly =
        position().with(Input.ISOLATED_MARGIN, dec(1)).with(Input.MARK_PRICE, dec(100)).inputs();

    assertThat(
            asked(Generation.STANDARD, exactly, TIERS, Venues.equality("aster"))
                .answer(Figure.LIQUIDATABLE))
        .isEqualTo(new FigureValue.Flag(false));
    assertThat(
            asked(Generation.STANDARD, exactly, TIERS, Venues.equality("binance"))
                .answer(Figure.LIQUIDATABLE))
        .isEqualTo(new FigureValue.Flag(true));
    assertThat(
            asked(Generation.STANDARD, inputs, TIERS, Venues.equality("aster"))
                .answer(Figure.LIQUIDATABLE))
        .isEqualTo(new FigureValue.Flag(true));
  }

  @Test
  void theAccountsOwnFeeTakesThePlaceOfThePublishedOneOnlyWhereTheTriggerHasOne() {
    TierSchedule tiers = TIERS.orElseThrow().schedule();
    var free = new StandardMargin(tiers, BigDecimal.ZERO, TriggerEquality.LIQUIDATES);
    var charged =
        new OkxTick(
            new StandardMargin(tiers, dec("0.0005"), TriggerEquality.LIQUIDATES), dec("0.1"));

    assertThat(AccountFee.in(free, dec("0.0003"))).isEqualTo(free);
    assertThat(AccountFee.in(charged, dec("0.0003")))
        .isEqualTo(
            new OkxTick(
                new StandardMargin(tiers, dec("0.0003"), TriggerEquality.LIQUIDATES), dec("0.1")));
  }

  @Test
  void theWorkingComesToTheAnswerAndIsLeftOutWhereItIsAnotherFigure() {
    Inputs inputs =
        position().with(Input.ISOLATED_MARGIN, dec(20)).with(Input.MARK_PRICE, dec(99)).inputs();
    PositionQuestion asked = asked(inputs);

    assertThat(asked.explain(Figure.LIQUIDATION_PRICE).orElseThrow().result().orElseThrow())
        .isEqualByComparingTo("90.452261306532663317");
    assertThat(asked.explain(Figure.SHORTFALL)).isEmpty();
    assertThat(asked.explain(Figure.INITIAL_MARGIN)).isEmpty();
  }
}
