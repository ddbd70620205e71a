package io.ringfence.domain.exposure;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Seeds;
import io.ringfence.domain.exposure.Effect.Change;
import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random streams through the book and its naive twin: the same at every step. */
class InstrumentBookTwinTest {
  private static final int EVENTS = 120;

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void everyEventHasTheOutcomeAndTheEffectsOfTheTwin(long seed) {
    InstrumentBook book = Events.book();
    NaiveBook twin = new NaiveBook();
    for (PositionEvent event : RandomEvents.of(seed, EVENTS)) {
      assertThat(Lines.of(book.apply(event))).as("%s", event).isEqualTo(twin.apply(event));
      assertThat(book.openPositions())
          .extracting(state -> state.key() + " " + Lines.plain(state.lifetimeCap()))
          .isEqualTo(
              twin.holdings.values().stream()
                  .filter(NaiveHolding::isOpen)
                  .map(holding -> holding.key + " " + Lines.plain(holding.lifetimeCap))
                  .toList());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void contributionsAreNaiveSumsOverThePositionsAtEveryStep(long seed) {
    InstrumentBook book = Events.book();
    NaiveBook twin = new NaiveBook();
    for (PositionEvent event : RandomEvents.of(seed, EVENTS)) {
      book.apply(event);
      twin.apply(event);
      TreeMap<String, NaiveSums> expected = NaiveSums.of(twin);

      assertThat(book.contributions().keySet())
          .extracting(NodePath::toString)
          .containsExactlyElementsOf(expected.keySet());
      book.contributions()
          .forEach(
              (node, contribution) ->
                  Objects.requireNonNull(expected.get(node.toString()))
                      .assertSame(contribution.sums()));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void theExtremesAreThoseOfTheNearestPositionAndTheHighestRatio(long seed) {
    InstrumentBook book = Events.book();
    NaiveBook twin = new NaiveBook();
    for (PositionEvent event : RandomEvents.of(seed, EVENTS)) {
      book.apply(event);
      twin.apply(event);
      NodeContribution firm =
          book.contributions().getOrDefault(NodePath.FIRM, NodeContribution.EMPTY);
      BigDecimal mark = twin.mark;
      List<NaiveHolding> open =
          twin.holdings.values().stream().filter(NaiveHolding::isOpen).toList();
      if (mark == null || open.isEmpty()) {
        assertThat(firm.nearest()).isNull();
        assertThat(firm.highestRatio()).isNull();
      } else {
        assertNearest(firm.nearest(), open, mark);
        assertThat(firm.highestRatio()).isEqualByComparingTo(highestRatio(open, mark));
      }
    }
  }

  /** Floored at 18 digits: dead one digit further away, and nobody dead strictly nearer. */
  private static void assertNearest(
      NodeContribution.@Nullable Nearest nearest, List<NaiveHolding> open, BigDecimal mark) {
    Objects.requireNonNull(nearest, "some position is nearest");
    BigDecimal digit = dec("0.000000000000000001");
    for (NaiveHolding holding : open) {
      boolean dies = holding.isWithin(mark, nearest.distance().subtract(digit));
      assertThat(dies).as("%s nearer than %s", holding.key, nearest).isFalse();
      if (holding.key.equals(nearest.key())) {
        assertThat(holding.isWithin(mark, nearest.distance().add(digit))).isTrue();
      }
    }
  }

  private static BigDecimal highestRatio(List<NaiveHolding> open, BigDecimal mark) {
    return open.stream()
        .map(NaiveHolding::twin)
        .map(twin -> twin.requirement(mark).divide(twin.equity(mark), 18, RoundingMode.CEILING))
        .reduce(BigDecimal::max)
        .orElseThrow();
  }

  @Test
  void theRandomStreamsReachEveryOutcomeAndEffect() {
    Set<String> seen = new HashSet<>();
    Seeds.fifty()
        .forEach(
            seed -> {
              InstrumentBook book = Events.book();
              for (PositionEvent event : RandomEvents.of(seed, EVENTS)) {
                for (String line : Lines.of(book.apply(event))) {
                  seen.add(line.startsWith("rejected") ? line : line.split(" ", 2)[0]);
                }
              }
            });

    assertThat(seen).contains("duplicate", "DISTANCE", "MARGIN_RATIO", "LIQUIDATED");
    // Rules, stops and fills are not drawn: InstrumentBookRulesTest, InstrumentBookFeedsTest.
    for (RejectReason reason : RejectReason.values()) {
      if (reason != RejectReason.FILL_EXCEEDS_POSITION) {
        assertThat(seen).contains("rejected " + reason);
      }
    }
    EnumSet.complementOf(
            EnumSet.of(
                Change.RULES,
                Change.STOPS,
                Change.PARTIAL_LIQUIDATION,
                Change.ADL,
                Change.PRESUMPTION))
        .forEach(change -> assertThat(seen).contains(change.name()));
  }
}
