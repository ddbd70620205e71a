package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.position.PositionFacts.Plan;
import io.ringfence.domain.position.PositionFacts.Thesis;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Containment.Extremes;
import io.ringfence.domain.reallocation.Containment.Joint;
import io.ringfence.domain.reallocation.Containment.Window;
import io.ringfence.domain.reallocation.Decision.Recorded;
import io.ringfence.domain.reallocation.Suggestion.Obstacle;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A has 59 and needs 50 to stand at 10 %; beside it is a donor that stands at 20 %. */
class DecisionTest {
  private static final ReallocationPolicy POLICY = TidyPool.policy("10", "0.5");
  private static final Window DEEP =
      new Window("deep", Map.of(), new Extremes(dec("-0.17"), BigDecimal.ZERO));
  private static final Window CALM =
      new Window("calm", Map.of(), new Extremes(dec("-0.07"), BigDecimal.ZERO));
  private static final Recorded CRASHES = recorded(List.of(DEEP, CALM), List.of());

  private static Recorded recorded(List<Window> crashes, List<Window> joint) {
    return new Recorded(crashes, new Joint(Duration.ofHours(8), joint));
  }

  private final Pool pool =
      new TidyPool()
          .recipient("A", "50")
          .donor("B", "50")
          .sample()
          .pool((Pool.Cash) null, Map.of());

  private static PositionKey key(Pool pool, String symbol) {
    return pool.positions().stream()
        .map(PoolPosition::key)
        .filter(it -> it.instrument().symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  private static Decision.Answer answer(Decision decision, Rival.Kind kind) {
    return decision.answers().stream()
        .filter(it -> it.rival().kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPositionBelowItsTargetHasEveryAnswerWithWhatItsPoolBurnsAfterIt() {
    Decision decision = Decision.of(pool, key(pool, "A"), POLICY, CRASHES);

    assertThat(decision.need()).isEqualByComparingTo(dec(50));
    assertThat(decision.barred()).isNull();
    assertThat(decision.answers())
        .extracting(it -> it.rival().kind())
        .containsExactly(Rival.Kind.values());
    // At -7 % A dies of 59 as it is, and lives with 109.
    Decision.Answer add = answer(decision, Rival.Kind.ADD);
    assertThat(add.crashes().burns().getLast().before()).isEqualByComparingTo(dec(59));
    assertThat(add.crashes().burns().getLast().after()).isZero();
    // At -17 % it dies with what was added: more is burned than by waiting.
    assertThat(add.crashes().burns().getFirst().after()).isEqualByComparingTo(dec(109));
    assertThat(add.needsApproval()).isTrue();
    assertThat(answer(decision, Rival.Kind.DO_NOTHING).needsApproval()).isFalse();
  }

  @Test
  void whatIsClosedBurnsNothingMoreAndWhatIsReducedLivesAtTheTarget() {
    Decision decision = Decision.of(pool, key(pool, "A"), POLICY, CRASHES);

    Decision.Answer close = answer(decision, Rival.Kind.CLOSE);
    assertThat(close.crashes().burns()).allMatch(it -> it.after().signum() == 0);
    Decision.Answer reduce = answer(decision, Rival.Kind.REDUCE);
    assertThat(reduce.closes()).isNotNull();
    assertThat(reduce.crashes().burns().getLast().after()).isZero();
    assertThat(reduce.shocks().burns().getFirst().window()).isEqualTo("every mark -5 %");
  }

  @Test
  void whatStandsAtItsTargetIsClosedOrLeft() {
    Decision decision = Decision.of(pool, key(pool, "B"), POLICY, CRASHES);

    assertThat(decision.need()).isZero();
    assertThat(decision.answers())
        .extracting(it -> it.rival().kind())
        .containsExactly(Rival.Kind.CLOSE, Rival.Kind.DO_NOTHING);
  }

  @Test
  void whatBarsAddingIsSaidAndTheAnswerIsShownAllTheSame() {
    Pool barred =
        new TidyPool()
            .recipient("A", "50", SamplePool.facts(Thesis.INTACT, Plan.EXIT, null))
            .sample()
            .pool((Pool.Cash) null, Map.of());
    Decision decision = Decision.of(barred, key(barred, "A"), POLICY, CRASHES);

    assertThat(decision.barred()).isEqualTo(Obstacle.PLAN_SAYS_EXIT);
    assertThat(decision.answers()).hasSize(4);
  }

  /** No crash is deep; one joint window in 40 is, in which what was added dies, too. */
  @Test
  void whatRaisesTheTailOfJointWindowsBeyondTheToleranceNeedsApproval() {
    List<Window> joint = new ArrayList<>(Collections.nCopies(39, CALM));
    joint.add(DEEP);
    Recorded recorded = recorded(List.of(CALM), joint);
    Decision.Answer add =
        answer(Decision.of(pool, key(pool, "A"), POLICY, recorded), Rival.Kind.ADD);
    ReallocationPolicy tolerant =
        POLICY.with(
            new Aims(
                Aims.DEFAULT.stances(),
                Aims.DEFAULT.sigmas(),
                Aims.DEFAULT.costs(),
                Map.of(),
                null,
                Map.of("USDT", dec(50)),
                Aims.DEFAULT.harvestDistance(),
                Aims.DEFAULT.pressDistance(),
                Aims.DEFAULT.pressTrend()));

    // 59 is burned as it is; of what is added 50 more.
    assertThat(add.tail().before().orElseThrow()).isEqualByComparingTo(dec(59));
    assertThat(add.tail().after().orElseThrow()).isEqualByComparingTo(dec(109));
    assertThat(add.needsApproval()).isTrue();
    assertThat(
            answer(Decision.of(pool, key(pool, "A"), tolerant, recorded), Rival.Kind.ADD)
                .needsApproval())
        .isFalse();
  }

  @Test
  void aPositionOfAnotherPoolIsRefused() {
    Pool other = new TidyPool().recipient("C", "50").sample().pool((Pool.Cash) null, Map.of());

    assertThatThrownBy(() -> Decision.of(pool, key(other, "C"), POLICY, CRASHES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key must be of the pool");
  }
}
