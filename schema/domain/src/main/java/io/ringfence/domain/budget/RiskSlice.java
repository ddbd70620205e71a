package io.ringfence.domain.budget;

import io.ringfence.domain.exposure.ExposureSums;
import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.NodePath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What budgets are measured on: a node, whole or the positions of a scope only.
 *
 * @param node the node
 * @param scope which of its positions; absent: all
 */
public record RiskSlice(NodePath node, @Nullable BudgetScope scope)
    implements Comparable<RiskSlice> {
  /** Asset under which positions stand of which nobody knows whether they are in the scope. */
  public static final String UNDETERMINED = "?";

  // No name in a path is empty, so that this cannot be part of one.
  private static final String BEFORE_SCOPE = "//";

  /** The slice written as {@link #toString()} writes it, or empty where the text is none. */
  public static Optional<RiskSlice> parse(String text) {
    int cut = text.indexOf(BEFORE_SCOPE);
    if (cut < 0) {
      return NodePath.parse(text).map(node -> new RiskSlice(node, null));
    }
    return NodePath.parse(text.substring(0, cut))
        .flatMap(
            node ->
                BudgetScope.parse(text.substring(cut + BEFORE_SCOPE.length()))
                    .map(scope -> new RiskSlice(node, scope)));
  }

  /** Whether a position is counted. */
  public BudgetScope.Membership of(PositionState position, String settlementAsset) {
    if (!position.facts().node().upwards().contains(node)) {
      return BudgetScope.Membership.OUTSIDE;
    }
    return scope == null ? BudgetScope.Membership.INSIDE : scope.of(position, settlementAsset);
  }

  /** What a position contributes of which nobody knows whether it is counted: an unknown. */
  public static NodeContribution undetermined(PositionState position) {
    return new NodeContribution(
        ExposureSums.unknown(position.economics().isolatedMargin()), null, null);
  }

  @Override
  public int compareTo(RiskSlice other) {
    return toString().compareTo(other.toString());
  }

  /** {@code firm/desk}, or {@code firm/desk//trader=ann}. */
  @Override
  public String toString() {
    return scope == null ? node.toString() : node + BEFORE_SCOPE + scope;
  }
}
