package io.ringfence.reporting.mandate;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Aims;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What moves of margin may use and must leave alone, from an instant on. What it does not say is as
 * the build has it. Source: risk definitions, Moving margin.
 *
 * @param validFrom from when it holds, inclusive
 * @param ways ways by which free balance of one account may come to another
 * @param locks positions that nothing is moved to or from
 * @param conduct costs and policies
 * @param defaults mode and leverage that positions of a node begin with
 */
public record Mandate(
    Instant validFrom, List<Way> ways, List<Lock> locks, Conduct conduct, List<Default> defaults) {
  /** Nobody has said anything. */
  public static final Mandate NONE =
      new Mandate(
          Instant.EPOCH, List.of(), List.of(), new Conduct(null, null, null, null), List.of());

  public Mandate {
    ways = List.copyOf(ways);
    locks = List.copyOf(locks);
    defaults = List.copyOf(defaults);
  }

  /**
   * An account at a venue.
   *
   * @param venue venue
   * @param name login at the venue
   */
  public record Account(String venue, String name) {
    @Override
    public String toString() {
      return venue + "/" + name;
    }
  }

  /**
   * A way from one account's free balance to another's: a lending rule.
   *
   * @param from account it comes from
   * @param to account it goes to
   * @param asset settlement asset
   * @param desk only for positions of this desk; absent: of all
   * @param terms what it costs and how long it takes
   * @param rule the lending rule that allows it, in the desk's words
   */
  public record Way(
      Account from, Account to, String asset, @Nullable String desk, Terms terms, String rule) {}

  /**
   * Terms of a way.
   *
   * @param most most that may come, asset, above 0
   * @param fixedCost what a transfer costs whatever its size, asset, at least 0
   * @param costRate what each unit costs, fraction, in [0, 1)
   * @param arrival time until it can be used, at least 0
   */
  public record Terms(
      BigDecimal most, BigDecimal fixedCost, BigDecimal costRate, Duration arrival) {}

  /**
   * A position that nothing is moved to or from.
   *
   * @param position the position
   * @param by person who locked it
   * @param reason why
   */
  public record Lock(PositionKey position, String by, String reason) {}

  /**
   * What moves may cost and which policies are followed; absent: as the build has it.
   *
   * @param costs what moving and trading cost
   * @param policies policies that are followed
   * @param harvestDistance distance above which margin is given back, fraction of the mark
   * @param press when positions are strengthened
   */
  public record Conduct(
      Aims.@Nullable Costs costs,
      @Nullable Set<Aims.Stance> policies,
      @Nullable BigDecimal harvestDistance,
      @Nullable Press press) {}

  /**
   * When positions are strengthened.
   *
   * @param distance to which, fraction of the mark, in (0, 1)
   * @param trendHours hours the trend is measured over
   * @param leastTrend least trend in the position's favour, in sigma of these hours, above 0
   */
  public record Press(BigDecimal distance, int trendHours, BigDecimal leastTrend) {}

  /**
   * What positions of a node begin with; what is absent is that of the node above.
   *
   * @param node the node
   * @param mode {@code isolated} or {@code cross}
   * @param leverage leverage, above 0
   */
  public record Default(NodePath node, @Nullable String mode, @Nullable BigDecimal leverage) {}

  /** A policy with what is said here in place of its own. */
  public ReallocationPolicy policy(ReallocationPolicy base) {
    Aims aims = base.aims();
    Press press = conduct.press();
    return base.with(
        new Aims(
            or(conduct.policies(), aims.stances()),
            aims.sigmas(),
            or(conduct.costs(), aims.costs()),
            aims.convictions(),
            aims.mostMoves(),
            aims.expectedShortfallTolerance(),
            or(conduct.harvestDistance(), aims.harvestDistance()),
            press == null ? aims.pressDistance() : press.distance(),
            press == null ? aims.pressTrend() : press.leastTrend()));
  }

  private static <T> T or(@Nullable T said, T otherwise) {
    return said == null ? otherwise : said;
  }

  /** Why a position is locked; empty: it is not. */
  public Optional<Lock> lockOf(PositionKey position) {
    return locks.stream().filter(lock -> lock.position().equals(position)).findFirst();
  }
}
