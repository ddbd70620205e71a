package io.ringfence.domain.reallocation;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What moves may cost, how many there may be and which policies are followed. Source: risk
 * definitions, Moving margin.
 *
 * @param stances policies that are followed
 * @param sigmas distances in sigma where volatility is known; absent: fractions of the mark always
 * @param costs what moving and trading cost
 * @param convictions weight of each conviction as the desk writes it, in (0, 1]; what is unknown
 *     weighs as little as the least of them
 * @param mostMoves most moves of a batch, above 0; absent: no limit
 * @param shortfallTolerances by how much a batch may raise the expected shortfall of burned margin
 *     without the risk desk's approval, by settlement asset, at least 0; of others: not at all
 * @param harvestDistance distance above which the margin of a position in profit is given back,
 *     fraction of the mark
 * @param pressDistance distance to which a position is strengthened while the trend is its own
 * @param pressTrend least value of the trend measure for it
 */
public record Aims(
    Set<Stance> stances,
    @Nullable Sigmas sigmas,
    Costs costs,
    Map<String, BigDecimal> convictions,
    @Nullable Integer mostMoves,
    Map<String, BigDecimal> shortfallTolerances,
    BigDecimal harvestDistance,
    BigDecimal pressDistance,
    BigDecimal pressTrend) {
  /**
   * Defend and retreat; 2 sigma aimed at, donors keep 3; moving is free; no limit of moves; a batch
   * may not raise the expected shortfall; harvest above 50 %, press to 15 % from a trend of 1.
   */
  public static final Aims DEFAULT =
      new Aims(
          EnumSet.of(Stance.DEFEND, Stance.RETREAT),
          new Sigmas(new BigDecimal("2"), new BigDecimal("3")),
          Costs.FREE,
          Map.of(
              "high", BigDecimal.ONE,
              "medium", new BigDecimal("0.5"),
              "low", new BigDecimal("0.25")),
          null,
          Map.of(),
          new BigDecimal("0.50"),
          new BigDecimal("0.15"),
          BigDecimal.ONE);

  /** What a move does for its position. */
  public enum Stance {
    /** Lift a position whose thesis holds to the target. */
    DEFEND,
    /** Feed nothing that cannot be lifted; reduce or close it instead. */
    RETREAT,
    /** Give margin of a position in profit back to the free balance. */
    HARVEST,
    /** Strengthen a position in profit whose trend is its own. */
    PRESS
  }

  /**
   * Distances in standard deviations over the horizon.
   *
   * @param target what positions are lifted to, above 0
   * @param donor what donors keep, at least the target
   */
  public record Sigmas(BigDecimal target, BigDecimal donor) {
    public Sigmas {
      if (target.signum() <= 0 || donor.compareTo(target) < 0) {
        throw new IllegalArgumentException(
            "sigmas must be target > 0 and donor >= target, were " + target + " and " + donor);
      }
    }
  }

  /**
   * What moving and trading cost.
   *
   * @param cash opportunity cost of a unit of free balance over the horizon, fraction, at least 0
   * @param trade fee of closing at the mark, fraction of notional, at least 0
   */
  public record Costs(BigDecimal cash, BigDecimal trade) {
    /** Nothing. */
    public static final Costs FREE = new Costs(BigDecimal.ZERO, BigDecimal.ZERO);

    public Costs {
      if (cash.signum() < 0 || trade.signum() < 0) {
        throw new IllegalArgumentException("costs must be >= 0, were " + cash + " and " + trade);
      }
    }
  }

  public Aims {
    stances = Set.copyOf(stances);
    convictions = Map.copyOf(convictions);
    convictions.forEach(
        (word, weight) -> {
          if (weight.signum() <= 0 || weight.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                "weight of conviction " + word + " must lie in (0, 1], was " + weight);
          }
        });
    if (mostMoves != null && mostMoves <= 0) {
      throw new IllegalArgumentException("mostMoves must be > 0, was " + mostMoves);
    }
    shortfallTolerances = Map.copyOf(shortfallTolerances);
    shortfallTolerances.forEach(
        (asset, tolerance) -> {
          if (tolerance.signum() < 0) {
            throw new IllegalArgumentException(
                "shortfall tolerance in " + asset + " must be >= 0, was " + tolerance);
          }
        });
  }

  /** The same with at most so many moves. */
  public Aims withMostMoves(int moves) {
    return new Aims(
        stances,
        sigmas,
        costs,
        convictions,
        moves,
        shortfallTolerances,
        harvestDistance,
        pressDistance,
        pressTrend);
  }

  /** The same with other policies. */
  public Aims withStances(Set<Stance> others) {
    return new Aims(
        others,
        sigmas,
        costs,
        convictions,
        mostMoves,
        shortfallTolerances,
        harvestDistance,
        pressDistance,
        pressTrend);
  }

  /** The same with other costs. */
  public Aims withCosts(Costs others) {
    return new Aims(
        stances,
        sigmas,
        others,
        convictions,
        mostMoves,
        shortfallTolerances,
        harvestDistance,
        pressDistance,
        pressTrend);
  }

  /** By how much a batch may raise the expected shortfall of burned margin, of one asset. */
  public BigDecimal shortfallTolerance(String settlementAsset) {
    return shortfallTolerances.getOrDefault(settlementAsset, BigDecimal.ZERO);
  }

  /** Weight of a conviction, in (0, 1]. */
  BigDecimal weight(@Nullable String conviction) {
    BigDecimal known = conviction == null ? null : convictions.get(conviction);
    return known != null
        ? known
        : convictions.values().stream().min(BigDecimal::compareTo).orElse(BigDecimal.ONE);
  }
}
