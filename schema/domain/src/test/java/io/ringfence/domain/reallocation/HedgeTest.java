package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.SampleRules;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.mode.ModePolicy;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.position.PositionFacts.Labels;
import io.ringfence.domain.position.PositionFacts.Plan;
import io.ringfence.domain.position.PositionFacts.Thesis;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reconciliation.MarginMode;
import io.ringfence.domain.stress.Hedge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pairs, what is left when a leg goes, and the margin mode the policy asks for therefore. */
class HedgeTest {
  private static final PositionFacts PAIRED = SamplePool.facts(Thesis.INTACT, Plan.ADD, "carry-7");

  private final List<PoolPosition> sample = SamplePool.random(new Dice(7), 40).positions();

  private PoolPosition leg(PositionSide side, int number, PositionFacts facts) {
    PoolPosition one =
        sample.stream()
            .filter(position -> position.economics().side() == side)
            .skip(number)
            .findFirst()
            .orElseThrow();
    return new PoolPosition(
        one.key(), one.rules(), one.economics(), one.leverage(), facts, one.mark());
  }

  private Hedge pair(PositionSide first, PositionSide second) {
    return Hedge.of(List.of(leg(first, 0, PAIRED), leg(second, 1, PAIRED)), _ -> "BTC").getFirst();
  }

  private static PositionFacts labelled(@Nullable String bookTag, Thesis thesis) {
    return new PositionFacts(
        "alpha",
        "one",
        "tess",
        null,
        null,
        null,
        thesis,
        Plan.ADD,
        null,
        null,
        new Labels(null, bookTag, null, null, null, null, "carry-7"));
  }

  @Test
  void onlyLegsOfANamedPairOnBothSidesShareTheirMargin() {
    ModePolicy policy = ModePolicy.DEFAULT;
    Hedge hedge = pair(PositionSide.LONG, PositionSide.SHORT);
    assertThat(policy.of(PAIRED, hedge).mode()).isEqualTo(MarginMode.CROSS);
    assertThat(policy.of(PAIRED, hedge).because()).contains("carry-7");
    assertThat(policy.of(PAIRED, null).mode()).isEqualTo(MarginMode.ISOLATED);
    Hedge orphan = pair(PositionSide.LONG, PositionSide.LONG);
    assertThat(orphan.isOrphaned()).isTrue();
    assertThat(policy.of(PAIRED, orphan).mode()).isEqualTo(MarginMode.ISOLATED);
    Hedge detected = new Hedge("alpha BTC", false, Optional.of("BTC"), hedge.legs());
    assertThat(policy.of(PAIRED, detected).mode()).isEqualTo(MarginMode.ISOLATED);
    ModePolicy always = new ModePolicy(MarginMode.ISOLATED, false, Set.of());
    assertThat(always.of(PAIRED, hedge).mode()).isEqualTo(MarginMode.ISOLATED);
  }

  @Test
  void aTagOrABrokenThesisRingFencesALegWhateverItHedges() {
    Hedge hedge = pair(PositionSide.LONG, PositionSide.SHORT);
    for (String tag : List.of("speculative", "experimental")) {
      ModePolicy.Advice advice =
          new ModePolicy(MarginMode.CROSS, true, Set.of("speculative", "experimental"))
              .of(labelled(tag, Thesis.INTACT), hedge);
      assertThat(advice.mode()).isEqualTo(MarginMode.ISOLATED);
      assertThat(advice.because()).contains(tag);
    }
    assertThat(ModePolicy.DEFAULT.of(labelled("core", Thesis.BROKEN), hedge).mode())
        .isEqualTo(MarginMode.ISOLATED);
    assertThat(ModePolicy.DEFAULT.of(labelled("core", Thesis.INTACT), hedge).mode())
        .isEqualTo(MarginMode.CROSS);
  }

  @Test
  void whatIsLeftOfAPairIsTheSignedBaseOfTheOtherLegs() {
    for (long seed = 0; seed < 20; seed++) {
      Dice dice = new Dice(seed);
      List<PoolPosition> legs = new ArrayList<>();
      for (PoolPosition one : SamplePool.random(dice, 3).positions()) {
        legs.add(
            new PoolPosition(
                one.key(), one.rules(), one.economics(), one.leverage(), PAIRED, one.mark()));
      }
      Hedge hedge = Hedge.of(legs, _ -> "BTC").getFirst();
      BigDecimal all = BigDecimal.ZERO;
      for (PoolPosition one : legs) {
        all = all.add(base(one));
      }
      assertThat(hedge.base().orElseThrow().compareTo(all)).isZero();
      assertThat(hedge.orphans()).hasSize(3);
      for (Hedge.Orphan orphan : hedge.orphans()) {
        PoolPosition lost = orphan.lost();
        BigDecimal left = all.subtract(base(lost));
        assertThat(orphan.baseLeft().orElseThrow().compareTo(left)).isZero();
        boolean gains =
            base(lost).signum() * lost.mark().compareTo(lost.economics().entryPrice()) > 0;
        assertThat(orphan.cause()).isEqualTo(gains ? Hedge.Cause.ADL : Hedge.Cause.LIQUIDATION);
      }
      Hedge mixed = Hedge.of(legs, one -> one.key().toString()).getFirst();
      assertThat(mixed.base()).as("quantities of different assets").isEmpty();
    }
  }

  private static BigDecimal base(PoolPosition position) {
    return position.economics().quantity().multiply(dec(position.economics().side().sign()));
  }

  private static PoolPosition leg(
      String symbol, Contract contract, String asset, PositionSide side, String quantity) {
    InstrumentId instrument = new InstrumentId("binance", symbol);
    MarginRules rules =
        new MarginRules(
            instrument,
            contract,
            asset,
            SampleRules.STANDARD,
            new RemovalRule.WalletLessMaintenance(),
            "test@1");
    return new PoolPosition(
        new PositionKey(instrument, "a1", side),
        rules,
        rules.position(side, dec(quantity), dec(50_000), dec("0.02"), dec(10)),
        dec(10),
        PAIRED,
        dec(symbol.endsWith("USDT") ? 50_000 : 40_000));
  }

  /** 0.9 BTC long at 50,000 USDT; 400 faces of 100 USD short at 40,000: 1 BTC, settled in BTC. */
  private static final PoolPosition IN_DOLLARS =
      leg("BTCUSDT", Contract.LINEAR, "USDT", PositionSide.LONG, "0.9");

  private static final PoolPosition IN_COIN =
      leg(
          "BTCUSD",
          new Contract(ContractKind.INVERSE, dec(100), 8),
          "BTC",
          PositionSide.SHORT,
          "400");

  @Test
  void amountsOfTwoSettlementAssetsAreNeverAddedUp() {
    Hedge hedge = Hedge.of(List.of(IN_DOLLARS, IN_COIN), _ -> "BTC").getFirst();
    // 0.9 - 1 BTC open: -5,000 USDT at the mark of the one leg, -0.1 BTC in the asset of the other.
    assertThat(hedge.valueAt(IN_DOLLARS).orElseThrow().compareTo(dec(-5_000))).isZero();
    assertThat(hedge.valueAt(IN_COIN).orElseThrow().compareTo(dec("-0.1"))).isZero();
    // Without the long 1 BTC is open: 50,000 USDT; without the short 0.9 BTC.
    assertThat(hedge.valueLeft(IN_DOLLARS).orElseThrow().compareTo(dec(-50_000))).isZero();
    assertThat(hedge.valueLeft(IN_COIN).orElseThrow().compareTo(dec("0.9"))).isZero();
    assertThat(hedge.size(IN_COIN).orElseThrow().compareTo(hedge.size(IN_DOLLARS).orElseThrow()))
        .as("1 BTC is more than 0.9, though 45,000 is more than 1")
        .isPositive();
    Hedge unlike = Hedge.of(List.of(IN_DOLLARS, IN_COIN), leg -> leg.key().toString()).getFirst();
    assertThat(unlike.valueAt(IN_DOLLARS)).isEmpty();
    assertThat(unlike.valueLeft(IN_COIN)).isEmpty();
    assertThat(unlike.size(IN_COIN)).isEmpty();
  }

  @Test
  void aQuantoLegThatSettlesElsewhereLeavesTheValueUnknown() {
    PoolPosition quanto =
        leg(
            "BTCXBT",
            new Contract(ContractKind.QUANTO, dec("0.01"), 8),
            "XBT",
            PositionSide.SHORT,
            "3");
    Hedge hedge = Hedge.of(List.of(IN_DOLLARS, quanto), _ -> "BTC").getFirst();
    assertThat(hedge.valueAt(IN_DOLLARS)).isEmpty();
    assertThat(hedge.size(IN_DOLLARS)).isEmpty();
  }

  @Test
  void legsOfOneSettlementAssetCountEachAtItsOwnMark() {
    PoolPosition other =
        new PoolPosition(
            new PositionKey(new InstrumentId("bybit", "BTCUSDT"), "a2", PositionSide.SHORT),
            IN_DOLLARS.rules(),
            IN_DOLLARS
                .rules()
                .position(PositionSide.SHORT, dec("0.8"), dec(50_000), dec(9_000), dec(10)),
            dec(10),
            PAIRED,
            dec(50_100));
    Hedge hedge = Hedge.of(List.of(IN_DOLLARS, other), _ -> "BTC").getFirst();
    assertThat(hedge.valueAt(other).orElseThrow().compareTo(dec(4_920))).isZero();
    assertThat(hedge.valueLeft(other).orElseThrow().compareTo(dec(45_000))).isZero();
    assertThat(hedge.valueLeft(IN_DOLLARS).orElseThrow().compareTo(dec(-40_080))).isZero();
  }

  @Test
  void withoutAPairBothSidesOfOneAssetInADeskAreProposedAndOneSideIsNot() {
    PositionFacts plain = SamplePool.facts(Thesis.INTACT, Plan.ADD, null);
    PoolPosition longOne = leg(PositionSide.LONG, 0, plain);
    PoolPosition longTwo = leg(PositionSide.LONG, 1, plain);
    PoolPosition shortOne = leg(PositionSide.SHORT, 0, plain);
    assertThat(Hedge.of(List.of(longOne, longTwo), _ -> "BTC")).isEmpty();
    assertThat(Hedge.of(List.of(longOne, shortOne), _ -> "BTC"))
        .singleElement()
        .satisfies(
            hedge -> {
              assertThat(hedge.isGiven()).isFalse();
              assertThat(hedge.name()).isEqualTo("alpha BTC");
            });
    assertThat(Hedge.of(List.of(longOne, shortOne), one -> one.key().toString())).isEmpty();
  }
}
