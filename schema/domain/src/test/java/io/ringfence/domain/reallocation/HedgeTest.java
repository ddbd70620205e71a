package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.mode.ModePolicy;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.position.PositionFacts.Labels;
import io.ringfence.domain.position.PositionFacts.Plan;
import io.ringfence.domain.position.PositionFacts.Thesis;
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
