package io.ringfence.domain.exposure;

import static io.ringfence.domain.exposure.Events.LONG;
import static io.ringfence.domain.exposure.Events.funding;
import static io.ringfence.domain.exposure.Events.mark;
import static io.ringfence.domain.exposure.Events.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.NodePath;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run that is no simulation. A long of 10 from 100 with a wallet of 109 meets 9 at 90. */
class PresumedLiquidationTest {
  private final InstrumentBook book =
      new InstrumentBook(Events.RULES, AlertLevels.DEFAULT, LiquidationMode.PRESUMES);

  private List<Effect> after(PositionEvent... events) {
    List<Effect> last = List.of();
    for (PositionEvent event : events) {
      last = ((Outcome.Applied) book.apply(event)).effects();
    }
    return last;
  }

  private PositionState only() {
    return book.openPositions().getFirst();
  }

  private NodeContribution firm() {
    return book.contributions().getOrDefault(NodePath.FIRM, NodeContribution.EMPTY);
  }

  @Test
  void aMetRequirementIsPresumedOnceAndThePositionCountsAtFullCap() {
    List<Effect> effects = after(version(LONG, 1, "10", "109"), mark(2, "100"), mark(3, "90"));

    assertThat(effects).filteredOn(Effect.Presumed.class::isInstance).hasSize(1);
    assertThat(effects).noneMatch(Effect.Liquidated.class::isInstance);
    assertThat(only().isPresumedLiquidated()).isTrue();
    assertThat(firm().sums().isolatedMargin()).isEqualByComparingTo("109");
    assertThat(firm().sums().stillToLose()).isEqualByComparingTo("109");
    assertThat(after(mark(4, "80"))).noneMatch(Effect.Presumed.class::isInstance);
    assertThat(after(mark(5, "120"))).isEmpty();
    assertThat(only().isPresumedLiquidated()).isTrue();
  }

  @Test
  void aReportThatThePositionIsGoneConfirmsIt() {
    after(version(LONG, 1, "10", "109"), mark(2, "100"), mark(3, "90"));

    List<Effect> effects = after(version(LONG, 4, "0", "0"));

    Effect.Liquidated liquidated = (Effect.Liquidated) effects.getFirst();
    assertThat(liquidated.reported()).isTrue();
    assertThat(liquidated.loss()).isEqualByComparingTo("109");
    assertThat(book.openPositions()).isEmpty();
    Effect.PositionChanged end = (Effect.PositionChanged) effects.getLast();
    assertThat(end.after().status()).isEqualTo(PositionState.Status.LIQUIDATED);
    assertThat(end.realised()).isEqualByComparingTo("-109");
  }

  @Test
  void aLaterVersionRefutesItAndOnlyAnotherMarkPresumesItAgain() {
    after(version(LONG, 1, "10", "109"), mark(2, "100"), mark(3, "90"));

    assertThat(after(version(LONG, 4, "10", "109"))).noneMatch(Effect.Presumed.class::isInstance);
    assertThat(only().isPresumedLiquidated()).isFalse();

    assertThat(after(mark(5, "89"))).anyMatch(Effect.Presumed.class::isInstance);
  }

  @Test
  void aPositionThatIsOnlyPresumedGoesOnPayingFunding() {
    after(version(LONG, 1, "10", "109"), mark(2, "100"), mark(3, "90"), funding(4, "0.01"));

    assertThat(only().economics().isolatedMargin()).isEqualByComparingTo("100");
    assertThat(only().isPresumedLiquidated()).isTrue();
  }

  @Test
  void aCloseBeforeAnyPresumptionIsAClose() {
    after(version(LONG, 1, "10", "109"), mark(2, "100"));

    Effect.PositionChanged end =
        (Effect.PositionChanged) after(version(LONG, 3, "0", "0")).getFirst();

    assertThat(end.after().status()).isEqualTo(PositionState.Status.CLOSED);
  }

  @Test
  void aStageFollowsFromTheLevelsThatFiredAndFromTheMark() {
    after(version(LONG, 1, "10", "309"));
    assertThat(stage(false)).isEqualTo(PositionStage.UNKNOWN);
    after(mark(2, "100"));
    assertThat(stage(true)).isEqualTo(PositionStage.NORMAL);
    after(mark(3, "75"));
    assertThat(stage(true)).isEqualTo(PositionStage.WATCH);
    after(mark(4, "71"));
    assertThat(stage(true)).isEqualTo(PositionStage.CRITICAL);
    // 2 % is left at 2.2 %: the stage does not flap in between.
    after(mark(5, "71.3"));
    assertThat(stage(true)).isEqualTo(PositionStage.CRITICAL);
    after(mark(6, "60"));
    assertThat(stage(true)).isEqualTo(PositionStage.PRESUMED_LIQUIDATED);
    assertThat(stage(false)).isEqualTo(PositionStage.PRESUMED_LIQUIDATED);
  }

  private PositionStage stage(boolean valued) {
    return PositionStage.of(only(), AlertLevels.DEFAULT, valued);
  }
}
