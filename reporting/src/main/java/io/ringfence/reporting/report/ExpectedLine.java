package io.ringfence.reporting.report;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.ExpectedAccountsQuery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account that had to report, and whether it did.
 *
 * @param row the account
 * @param lastBalance when it last said what it has free; absent: never
 * @param lastPosition when it last said anything of a position; absent: never
 */
public record ExpectedLine(
    ExpectedAccountsQuery.Row row, @Nullable Instant lastBalance, @Nullable Instant lastPosition) {
  /** Word for an account that nobody has heard of. */
  public static final String MISSING = "MISSING";

  /** Venue and account. */
  public String account() {
    return row.venue() + "/" + row.account();
  }

  /** Whether it has never said anything. */
  public boolean isMissing() {
    return lastBalance == null && lastPosition == null;
  }

  /** How it stands, in a word. */
  public String verdict() {
    return isMissing() ? MISSING : "reported";
  }

  /** Whether what it holds would be part of what a node adds up, or may be. */
  public boolean concerns(NodePath node) {
    NodePath own = node();
    return node.upwards().contains(own) || own.upwards().contains(node);
  }

  private NodePath node() {
    return NodePath.parse(row.node()).orElse(NodePath.FIRM);
  }
}
