package io.ringfence.domain.budget;

/**
 * What happened at a node at an instant, as far as it explains why a budget was exceeded.
 *
 * @param traded whether a version of a position or a movement of a wallet was applied
 * @param reclassified whether a position was moved to another node or out of the scope
 */
public record NodeCircumstances(boolean traded, boolean reclassified) {
  /** Only the market or time moved. */
  public static final NodeCircumstances MARKET = new NodeCircumstances(false, false);

  /** Both together. */
  public NodeCircumstances and(NodeCircumstances other) {
    return new NodeCircumstances(traded || other.traded, reclassified || other.reclassified);
  }
}
