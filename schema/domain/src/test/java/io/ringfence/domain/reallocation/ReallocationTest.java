package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.Seeds;
import io.ringfence.domain.position.PositionFacts.Plan;
import io.ringfence.domain.position.PositionFacts.Thesis;
import io.ringfence.domain.reallocation.Suggestion.NotFeasible;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReallocationTest {
  private final TidyPool pool = new TidyPool();

  @Test
  void nothingIsProposedWhereEverybodyStandsAtTheTarget() {
    pool.recipient("A", "0").donor("B", "50");

    assertThat(pool.propose("1000", null, "10")).isEmpty();
  }

  @Test
  void theFreeBalanceComesBeforeDonorsAndThoseAreDrainedToOneLevel() {
    pool.recipient("A", "50").donor("B", "12").donor("C", "30");

    assertThat(pool.propose("10", null, "10")).containsExactly("CASH>A 10", "C>A 29", "B>A 11");
  }

  @Test
  void theFarthestDonorAloneGivesWhileTheOthersStandNearer() {
    pool.recipient("A", "20").donor("B", "12").donor("C", "50");

    assertThat(pool.propose(null, null, "10")).containsExactly("C>A 20");
  }

  @Test
  void aPositionIsLiftedWholeOrNotAtAll() {
    pool.recipient("A", "50").donor("B", "49");

    assertThat(pool.propose(null, null, "10")).containsExactly("A needs 50: TARGET_OUT_OF_REACH");
  }

  @Test
  void whatCannotBeLiftedLeavesItsSourcesToTheNext() {
    pool.recipient("A", "50").recipient("B", "60").donor("C", "55");

    assertThat(pool.propose(null, null, "10"))
        .containsExactly("C>A 50", "B needs 60: TARGET_OUT_OF_REACH");
  }

  @Test
  void theCheaperToSaveForItsMarginAtRiskComesFirst() {
    // 59 at risk needs 50, 89 at risk needs 20.
    pool.recipient("A", "50").recipient("B", "20").donor("C", "55");

    assertThat(pool.propose(null, null, "10"))
        .containsExactly("C>B 20", "A needs 50: TARGET_OUT_OF_REACH");
  }

  @Test
  void aNeedBelowTheMinimumIsMetWithTheMinimum() {
    pool.recipient("A", "0.5").donor("B", "50");

    assertThat(pool.propose(null, null, "10")).containsExactly("B>A 10");
  }

  @Test
  void aDonorBelowTheMinimumGivesNothing() {
    pool.recipient("A", "5").donor("B", "9.5");

    assertThat(pool.propose(null, null, "10")).containsExactly("A needs 10: TARGET_OUT_OF_REACH");
  }

  @Test
  void aSourceGivesLessThanItCouldSoThatTheLastPartIsNotBelowTheMinimum() {
    pool.recipient("A", "25").donor("B", "20").donor("C", "15");

    assertThat(pool.propose(null, null, "10")).containsExactly("B>A 15", "C>A 10");
  }

  @Test
  void threePartsAreFoundWhereTwoWouldLeaveTooLittleForTheThird() {
    pool.recipient("A", "31").donor("B", "12").donor("C", "12").donor("D", "12");

    assertThat(pool.propose(null, null, "10")).containsExactly("B>A 10.5", "C>A 10.5", "D>A 10");
  }

  @Test
  void theFreeBalanceIsLeftAloneWhereItsPartWouldMakeAnotherTooSmall() {
    pool.recipient("A", "15").donor("B", "15");

    assertThat(pool.propose("12", null, "10")).containsExactly("B>A 15");
  }

  @ParameterizedTest(name = "cash {0}, headroom {1}: {2}")
  @CsvSource({
    "50, , CASH>A 40",
    "50, 40, CASH>A 40",
    "50, 39.5, 'A needs 40: BUDGET_HEADROOM'",
    "50, 0, 'A needs 40: BUDGET_HEADROOM'",
    "39.5, 0, 'A needs 40: TARGET_OUT_OF_REACH'",
    ", 0, 'A needs 40: TARGET_OUT_OF_REACH'",
    ", , 'A needs 40: TARGET_OUT_OF_REACH'",
  })
  void cashStaysWithinTheHeadroomOfTheBudgets(
      @Nullable String cash, @Nullable String headroom, String expected) {
    pool.recipient("A", "40");

    assertThat(pool.propose(cash, headroom, "10")).containsExactly(expected);
  }

  @Test
  void marginFromADonorNeedsNoHeadroomBecauseTheSumOfWalletsStays() {
    pool.recipient("A", "40").donor("B", "40");

    assertThat(pool.propose("100", "0", "10")).containsExactly("B>A 40");
  }

  @ParameterizedTest(name = "headroom of the book {0}, cash {1}: {2}")
  @CsvSource({
    ", , 'C>A 5.5, B>A 34.5'",
    "40, , 'C>A 5.5, B>A 34.5'",
    "35, , 'C>A 5.5, B>A 34.5'",
    "34, , 'A needs 40: BUDGET_HEADROOM'",
    "0, , 'A needs 40: BUDGET_HEADROOM'",
    "40, 40, 'CASH>A 40'",
    "35, 40, 'CASH>A 35, C>A 5'",
    "35, 20, 'CASH>A 20, C>A 5.5, B>A 14.5'",
    "35, 30, 'CASH>A 30, C>A 5, B>A 5'",
  })
  void marginFromAnotherBookStaysWithinTheHeadroomOfTheBookThatReceives(
      @Nullable String headroom, @Nullable String cash, String expected) {
    pool.recipient("A", "40")
        .donor("B", "60", SamplePool.inBook("two"))
        .donor("C", "5.5", SamplePool.inBook("one"));

    assertThat(pool.proposeWithin("one", headroom, cash, "5"))
        .isEqualTo(List.of(expected.split(", ")));
  }

  @Test
  void theHeadroomOfAnotherBookDoesNotBind() {
    pool.recipient("A", "40").donor("B", "5", SamplePool.inBook("two"));

    assertThat(pool.proposeWithin("two", "0", "40", "10")).containsExactly("CASH>A 40");
  }

  @Test
  void donorsOfTheSameBookComeBeforeRicherOnesOfAnother() {
    pool.recipient("A", "40")
        .donor("B", "90", SamplePool.inBook("two"))
        .donor("C", "45", SamplePool.inBook("one"));

    assertThat(pool.propose(null, null, "10")).containsExactly("C>A 40");
  }

  @ParameterizedTest(name = "{0} promised: {1}")
  @CsvSource({
    "0, CASH>A 40",
    "10, CASH>A 40",
    "10.5, 'A needs 40: TARGET_OUT_OF_REACH'",
    "70, 'A needs 40: TARGET_OUT_OF_REACH'",
  })
  void theReserveIsAShareOfWhatTheAccountHasNotOfWhatItsOtherPoolsLeft(
      String promised, String expected) {
    pool.recipient("A", "40");
    ReallocationPolicy halfStays = TidyPool.policy("10", "0.5", "0.5");

    assertThat(pool.propose(new Pool.Cash(dec(100), dec(promised)), halfStays))
        .containsExactly(expected);
  }

  @ParameterizedTest(name = "thesis {0}, plan {1}, pair {2}: {3}")
  @CsvSource({
    "INTACT, ADD, , CASH>A 40",
    "INTACT, , , CASH>A 40",
    "INTACT, EXIT, , 'A needs 40: PLAN_SAYS_EXIT'",
    "INTACT, ADD, p, 'A needs 40: PAIRED'",
    "BROKEN, ADD, , 'A needs 40: THESIS_NOT_INTACT'",
    "BROKEN, EXIT, p, 'A needs 40: PLAN_SAYS_EXIT'",
    "BROKEN, ADD, p, 'A needs 40: THESIS_NOT_INTACT'",
    ", ADD, , 'A needs 40: THESIS_NOT_INTACT'",
    ", , , 'A needs 40: THESIS_NOT_INTACT'",
  })
  void onlyAnIntactThesisWithoutAnExitPlanOrAPairIsFed(
      @Nullable Thesis thesis, @Nullable Plan plan, @Nullable String pair, String expected) {
    pool.recipient("A", "40", SamplePool.facts(thesis, plan, pair));

    assertThat(pool.propose("40", null, "10")).containsExactly(expected);
  }

  @Test
  void aBarredPositionTakesNothingFromThoseAfterIt() {
    pool.recipient("A", "10", SamplePool.facts(Thesis.BROKEN, null, null)).recipient("B", "40");

    assertThat(pool.propose("40", null, "10"))
        .containsExactly("CASH>B 40", "A needs 10: THESIS_NOT_INTACT");
  }

  @Test
  void aLegOfAPairGivesNothing() {
    pool.recipient("A", "40").donor("B", "90", SamplePool.facts(Thesis.INTACT, null, "pair"));

    assertThat(pool.propose(null, null, "10")).containsExactly("A needs 40: TARGET_OUT_OF_REACH");
  }

  @Test
  void aDonorWhoseThesisIsBrokenMayGive() {
    pool.recipient("A", "40").donor("B", "90", SamplePool.facts(Thesis.BROKEN, Plan.EXIT, null));

    assertThat(pool.propose(null, null, "10")).containsExactly("B>A 40");
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource("io.ringfence.domain.Seeds#blocks")
  void aNeedIsMetExactlyWhenSomeSetOfSmallSourcesCouldMeetIt(long first) {
    Seeds.forBlock(
        first,
        seed -> {
          Dice dice = new Dice(seed);
          TidyPool small = new TidyPool().recipient("A", dice.between("10", "70", 0).toString());
          for (int i = dice.whole(1, 6); i > 0; i--) {
            small.donor("D" + i, dice.between("8", "20", 0).toString());
          }
          Pool given = small.sample().pool(dice.between("0", "25", 0), Map.of());
          ReallocationPolicy policy = TidyPool.policy("10", "1");
          Batch batch = Reallocation.propose(given, policy);
          NaivePool naive = new NaivePool(small.sample(), given, policy);
          PoolPosition recipient = batch.suggestions().getFirst().recipient();
          BigDecimal need = naive.need(recipient);

          assertThat(batch.suggestions().getFirst() instanceof NotFeasible)
              .isEqualTo(!naive.canGive(recipient, need, true));
        });
  }

  @Test
  void theGateSaysWhatABatchBurns() {
    // At -5 % the recipient dies of W = 59; with 50 more it stands, and the donor keeps its 15 %.
    pool.recipient("A", "50").donor("B", "50");
    Batch batch =
        Reallocation.propose(
            pool.sample().pool((Pool.Cash) null, Map.of()), TidyPool.policy("10", "0.01"));

    assertThat(batch.gates())
        .singleElement()
        .satisfies(
            gate -> {
              assertThat(gate.burnedBefore()).isEqualByComparingTo(dec(59));
              assertThat(gate.burnedAfter()).isZero();
              assertThat(gate.burnsMore()).isFalse();
            });
  }
}
