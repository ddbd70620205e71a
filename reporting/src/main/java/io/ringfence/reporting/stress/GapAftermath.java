package io.ringfence.reporting.stress;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.stress.GapLoss;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a gap costs or leaves beside what positions lose.
 *
 * @param paid what accounts paid beside the wallets of positions that the gap takes, since they
 *     were opened: fees and funding, settlement asset, exact; below 0: received
 * @param unpriced positions of which that is unknown
 * @param open legs of given pairs that the gap leaves without a leg on the other side
 * @param doubtful legs of which that is unknown, because a leg of the pair has no mark
 * @param lost what those open legs lose, exact; it is in the loss of the positions
 */
public record GapAftermath(BigDecimal paid, int unpriced, int open, int doubtful, Fraction lost) {
  static final GapAftermath NOTHING = new GapAftermath(BigDecimal.ZERO, 0, 0, 0, Fraction.ZERO);

  GapAftermath plus(GapAftermath other) {
    return new GapAftermath(
        paid.add(other.paid),
        unpriced + other.unpriced,
        open + other.open,
        doubtful + other.doubtful,
        lost.plus(other.lost));
  }

  /** What the accounts paid; empty: unknown. */
  public Optional<BigDecimal> paidByAccounts() {
    return unpriced == 0 ? Optional.of(paid) : Optional.empty();
  }

  /** Whether it is known which hedges are left open. */
  public boolean areHedgesKnown() {
    return doubtful == 0;
  }

  /** A side of a pair that the order system named. */
  private record Leg(String pair, PositionSide side) {}

  /**
   * Pairs after the gap.
   *
   * @param left sides of which something is left
   * @param doubted sides with a position about which nothing is said
   */
  record Pairs(Set<Leg> left, Set<Leg> doubted) {
    /** A leg in cross margin is not taken by a gap of its own mark. */
    static Pairs after(StressFacts facts, Map<PositionKey, GapLoss> gaps) {
      Pairs pairs = new Pairs(new HashSet<>(), new HashSet<>());
      for (Held one : facts.held()) {
        GapLoss gap = gaps.get(one.line().key());
        if (gap != null && !gap.reached()) {
          add(pairs.left, one.line());
        }
      }
      facts.cross().forEach(line -> add(pairs.left, line));
      facts.unmarked().forEach(line -> add(pairs.doubted, line));
      return pairs;
    }

    private static void add(Set<Leg> legs, PositionLine line) {
      String pair = pair(line);
      if (pair != null) {
        legs.add(new Leg(pair, line.key().side()));
      }
    }

    private static @Nullable String pair(PositionLine line) {
      return line.facts().labels().pairId();
    }

    /**
     * Of one position.
     *
     * @param paid what its account paid; absent: unknown
     */
    GapAftermath of(PositionLine line, GapLoss gap, @Nullable BigDecimal paid) {
      if (gap.reached()) {
        return new GapAftermath(
            paid == null ? BigDecimal.ZERO : paid, paid == null ? 1 : 0, 0, 0, Fraction.ZERO);
      }
      String pair = pair(line);
      if (pair == null) {
        return NOTHING;
      }
      Leg other = new Leg(pair, line.key().side().opposite());
      if (left.contains(other)) {
        return NOTHING;
      }
      return doubted.contains(other)
          ? new GapAftermath(BigDecimal.ZERO, 0, 0, 1, Fraction.ZERO)
          : new GapAftermath(BigDecimal.ZERO, 0, 1, 0, gap.loss());
    }

    /** Of a position without a mark: whether the gap takes it is unknown. */
    static GapAftermath unmarked(PositionLine line) {
      return new GapAftermath(BigDecimal.ZERO, 1, 0, pair(line) == null ? 0 : 1, Fraction.ZERO);
    }
  }
}
