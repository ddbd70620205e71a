package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a reallocation aims at and what it must leave alone. Source: risk definitions, Moving
 * margin.
 *
 * @param targetDistance distance to lift positions to, fraction of the mark, in (0, 1)
 * @param donorDistance distance a donor must keep, fraction of the mark, at least the target
 * @param minimumTransfer no single transfer below it, settlement asset, above 0
 * @param transferStep transfers are multiples of it, settlement asset, above 0
 * @param removalCushion fraction of the mark a donor's removable margin is computed against in its
 *     disfavour, so that a drift between proposal and execution does not break the venue's floor,
 *     in [0, 1)
 * @param cashReserve share of the free balance that is never used, in [0, 1]
 * @param shocks relative changes of every mark a batch is judged at, each above -1
 * @param aims which policies are followed, what moves may cost and how many there may be
 * @param ofNodes policies, costs, harvest and press of nodes that have their own; of the nearest
 *     one at or above a position
 */
public record ReallocationPolicy(
    BigDecimal targetDistance,
    BigDecimal donorDistance,
    BigDecimal minimumTransfer,
    BigDecimal transferStep,
    BigDecimal removalCushion,
    BigDecimal cashReserve,
    List<BigDecimal> shocks,
    Aims aims,
    Map<NodePath, Aims> ofNodes) {
  /**
   * Lift to 10 %, donors keep 15 %, at least 10 units in steps of 0.01, cushion 1 %, half of the
   * free balance stays, judged at -5, -10, -20 and -35 %.
   */
  public static final ReallocationPolicy DEFAULT =
      new ReallocationPolicy(
          new BigDecimal("0.10"),
          new BigDecimal("0.15"),
          new BigDecimal("10"),
          new BigDecimal("0.01"),
          new BigDecimal("0.01"),
          new BigDecimal("0.5"),
          List.of(
              new BigDecimal("-0.05"),
              new BigDecimal("-0.10"),
              new BigDecimal("-0.20"),
              new BigDecimal("-0.35")));

  /** A policy with the default aims. */
  public ReallocationPolicy(
      BigDecimal targetDistance,
      BigDecimal donorDistance,
      BigDecimal minimumTransfer,
      BigDecimal transferStep,
      BigDecimal removalCushion,
      BigDecimal cashReserve,
      List<BigDecimal> shocks) {
    this(
        targetDistance,
        donorDistance,
        minimumTransfer,
        transferStep,
        removalCushion,
        cashReserve,
        shocks,
        Aims.DEFAULT,
        Map.of());
  }

  public ReallocationPolicy {
    shocks = List.copyOf(shocks);
    ofNodes = Map.copyOf(ofNodes);
    require(isFraction(targetDistance), "targetDistance must lie in (0, 1), was " + targetDistance);
    require(
        isFraction(donorDistance) && donorDistance.compareTo(targetDistance) >= 0,
        "donorDistance must lie in [targetDistance, 1), was " + donorDistance);
    require(minimumTransfer.signum() > 0, "minimumTransfer must be > 0, was " + minimumTransfer);
    require(transferStep.signum() > 0, "transferStep must be > 0, was " + transferStep);
    require(
        removalCushion.signum() >= 0 && removalCushion.compareTo(BigDecimal.ONE) < 0,
        "removalCushion must lie in [0, 1), was " + removalCushion);
    require(
        cashReserve.signum() >= 0 && cashReserve.compareTo(BigDecimal.ONE) <= 0,
        "cashReserve must lie in [0, 1], was " + cashReserve);
    shocks.forEach(
        shock ->
            require(
                shock.compareTo(BigDecimal.ONE.negate()) > 0, "shock must be > -1, was " + shock));
  }

  /** The same with other aims, which hold for every node. */
  public ReallocationPolicy with(Aims others) {
    return with(others, Map.of());
  }

  /** The same with other aims, and those of nodes that have their own. */
  public ReallocationPolicy with(Aims others, Map<NodePath, Aims> othersOfNodes) {
    return new ReallocationPolicy(
        targetDistance,
        donorDistance,
        minimumTransfer,
        transferStep,
        removalCushion,
        cashReserve,
        shocks,
        others,
        othersOfNodes);
  }

  /** The aims of the nearest node at or above this one that has its own. */
  public Aims aimsOf(NodePath node) {
    return ofNodes.isEmpty()
        ? aims
        : node.upwards().stream()
            .map(ofNodes::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(aims);
  }

  /** The aims of a position. */
  Aims aimsOf(PoolPosition position) {
    return ofNodes.isEmpty() ? aims : aimsOf(position.facts().node());
  }

  /** What holds for a batch of a pool, whose positions share a free balance and a desk. */
  public Aims aimsOf(Pool.Id pool) {
    return aimsOf(NodePath.desk(pool.desk()));
  }

  /** What moves of a pool cost. */
  Aims.Costs costsOf(Pool.Id pool) {
    return aimsOf(pool).costs();
  }

  /** By how much a batch of a pool may raise the expected shortfall, settlement asset. */
  public BigDecimal shortfallTolerance(Pool.Id pool) {
    return aimsOf(pool).shortfallTolerance(pool.settlementAsset());
  }

  private static boolean isFraction(BigDecimal figure) {
    return figure.signum() > 0 && figure.compareTo(BigDecimal.ONE) < 0;
  }

  private static void require(boolean holds, String failure) {
    if (!holds) {
      throw new IllegalArgumentException(failure);
    }
  }

  /** The smallest multiple of the step that is at least the amount. */
  BigDecimal roundedUp(BigDecimal amount) {
    return amount.divide(transferStep, 0, RoundingMode.CEILING).multiply(transferStep);
  }

  /** The largest multiple of the step that is at most the amount. */
  BigDecimal roundedDown(BigDecimal amount) {
    return amount.divide(transferStep, 0, RoundingMode.FLOOR).multiply(transferStep);
  }
}
