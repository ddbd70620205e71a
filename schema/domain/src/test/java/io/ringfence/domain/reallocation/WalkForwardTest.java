package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.outcome.Hour;
import io.ringfence.domain.outcome.Score;
import io.ringfence.domain.outcome.Status;
import io.ringfence.domain.outcome.WalkForward;
import io.ringfence.domain.quantity.InstrumentId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A needs 50 to stand at 10 % and has 59; B gives them and keeps 15 %. */
class WalkForwardTest {
  private static final Instant START = Instant.parse("2025-10-10T20:00:00Z");

  private final TidyPool tidy = new TidyPool().recipient("A", "50").donor("B", "50");
  private final WalkForward walk = new WalkForward(TidyPool.policy("10", "0.5"));

  private WalkForward.Step step(int hour, String low) {
    Pool all = tidy.sample().pool((Pool.Cash) null, Map.of());
    List<PoolPosition> recorded =
        all.positions().stream().filter(one -> !walk.isGone(one.key())).toList();
    Map<InstrumentId, BigDecimal> marks = new HashMap<>();
    Map<InstrumentId, Hour.Range> ahead = new HashMap<>();
    for (PoolPosition one : all.positions()) {
      marks.put(one.key().instrument(), dec(100));
      ahead.put(one.key().instrument(), new Hour.Range(dec(low), dec(100)));
    }
    return walk.step(
        new Hour(
            START.plus(Duration.ofHours(hour)),
            List.of(new Pool(all.id(), recorded, null, Map.of())),
            marks,
            ahead));
  }

  @Test
  void whoFollowsSavesWhatDiesByLittleAndLosesMoreInADeepFall() {
    WalkForward.Step shallow = step(0, "94");
    assertThat(shallow.moves()).isEqualTo(1);
    assertThat(shallow.moved()).isEqualByComparingTo(dec(50));
    assertThat(shallow.ignored().burned()).isEqualByComparingTo(dec(59));
    assertThat(shallow.followed().burned()).isZero();
    assertThat(shallow.reduced().burned()).isZero();

    WalkForward.Step deep = step(1, "88");
    assertThat(deep.ignored().burned()).isEqualByComparingTo(dec(59));
    assertThat(deep.followed().burned()).isEqualByComparingTo(dec(109));
    assertThat(deep.followed().liquidations()).isEqualTo(1);
  }

  @Test
  void everyMoveIsScoredToTheEndOfTheWalkAndSupersededUnanswered() {
    step(0, "94");
    step(1, "88");
    Score score = walk.scores().getFirst();

    assertThat(score.ignored()).isEqualByComparingTo(dec(59));
    assertThat(score.followed()).isEqualByComparingTo(dec(109));
    assertThat(score.saved()).isEqualByComparingTo(dec(-50));
    assertThat(score.status())
        .isEqualTo(new Status.Expired(START.plus(Duration.ofHours(1)), Status.Cause.SUPERSEDED));
  }

  @Test
  void aDecisionSeesNothingOfTheHoursAfterIt() {
    WalkForward.Step calm = step(0, "99");
    WalkForward other = new WalkForward(TidyPool.policy("10", "0.5"));
    Pool all = tidy.sample().pool((Pool.Cash) null, Map.of());
    WalkForward.Step wild =
        other.step(
            new Hour(
                START,
                List.of(all),
                Map.of(),
                Map.of(
                    all.positions().getFirst().key().instrument(),
                    new Hour.Range(dec(1), dec(100)))));

    assertThat(wild.moved()).isEqualByComparingTo(calm.moved());
    assertThat(wild.moves()).isEqualTo(calm.moves());
  }

  @Test
  void whatWasLentInOneHourIsGoneInTheNext() {
    Lane lane = new Lane("okx/b", dec(50), BigDecimal.ZERO, BigDecimal.ZERO, Duration.ZERO);
    List<PoolPosition> both =
        new TidyPool().recipient("C", "40").recipient("D", "30").sample().positions();
    WalkForward lent = new WalkForward(TidyPool.policy("10", "0.5"));
    List<Integer> moves = new ArrayList<>();
    for (int hour = 0; hour < 2; hour++) {
      List<PoolPosition> recorded = both.subList(0, hour + 1);
      Map<InstrumentId, BigDecimal> marks = new HashMap<>();
      recorded.forEach(one -> marks.put(one.key().instrument(), one.mark()));
      Pool pool = new Pool(SamplePool.ID, recorded, null, Map.of(), List.of(lane));
      Hour next = new Hour(START.plus(Duration.ofHours(hour)), List.of(pool), marks, Map.of());
      moves.add(lent.step(next).moves());
    }
    assertThat(moves).as("10 of 50 are left where 30 are needed").containsExactly(1, 0);
  }

  @Test
  void aPolicyIsTheOneInForceWhenTheHourBegins() {
    Pool all = tidy.sample().pool((Pool.Cash) null, Map.of());
    Hour hour = new Hour(START, List.of(all), Map.of(), Map.of());
    ReallocationPolicy policy = TidyPool.policy("10", "0.5");
    ReallocationPolicy undefended =
        policy.with(Aims.DEFAULT.withStances(EnumSet.of(Aims.Stance.RETREAT)));

    assertThat(walk.step(hour, undefended).moves()).isZero();
    assertThat(walk.step(hour, policy).moves()).isEqualTo(1);
  }

  @Test
  void aProposalEndsOnce() {
    Status open = new Status.Proposed(START);
    Status rejected =
        open.answered(new Status.Rejected(START.plusSeconds(60), "rita", "thesis is gone"));

    assertThat(open.at(START.plusSeconds(59), Duration.ofMinutes(1)).isOpen()).isTrue();
    assertThat(open.at(START.plusSeconds(60), Duration.ofMinutes(1)))
        .isEqualTo(new Status.Expired(START.plusSeconds(60), Status.Cause.TIMED_OUT));
    assertThatThrownBy(() -> rejected.answered(new Status.Accepted(START.plusSeconds(61), "tess")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ends once");
  }
}
