package io.ringfence.reporting.report;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.Vantage;
import java.time.Instant;
import java.util.Set;

/**
 * What a report is of. The same subject of the same run is the same report for ever.
 *
 * @param pack for whom
 * @param node the node it is about, with everything below it
 * @param vantage instant it is true for, by what was known when
 */
public record Subject(Pack pack, NodePath node, Vantage vantage) {
  /** Whether it is about the whole institution. */
  public boolean isOfTheFirm() {
    return node.equals(NodePath.FIRM);
  }

  /** Whether a node is the report's or lies below it. */
  public boolean covers(String path) {
    return path.equals(node.toString()) || path.startsWith(node + "/");
  }

  /** Desks it may be answered from: its own, or all. */
  public DeskScope scope() {
    return node.deskName()
        .<DeskScope>map(desk -> new DeskScope.Desks(Set.of(desk)))
        .orElse(DeskScope.ALL);
  }

  /** The same subject at another instant. */
  Subject at(Instant asOf) {
    return new Subject(pack, node, vantage.at(asOf));
  }
}
