package io.ringfence.reporting.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A move somebody wrote into a decision book, checked against what is known now.
 *
 * @param positionKey {@code venue/account/instrument/side}
 * @param amount margin to add, or below 0 to take out, settlement asset
 * @param comment what was written beside it; empty: nothing
 * @param asset settlement asset; empty where the position is gone
 * @param before distance to liquidation now; empty: unknown, or no such price
 * @param after the same with the move
 * @param problems why it cannot be proposed, one sentence each; none: it can
 */
public record MoveCheck(
    String positionKey,
    BigDecimal amount,
    String comment,
    String asset,
    Optional<BigDecimal> before,
    Optional<BigDecimal> after,
    List<String> problems) {
  public MoveCheck {
    problems = List.copyOf(problems);
  }

  /** One line for people. */
  public String line() {
    return "%s %s %s: distance %s to %s%s"
        .formatted(
            positionKey,
            (amount.signum() > 0 ? "+" : "") + amount.toPlainString(),
            asset,
            before.map(Words::percent).orElse(Words.UNKNOWN),
            after.map(Words::percent).orElse(Words.UNKNOWN),
            problems.isEmpty() ? "" : "; NOT PROPOSED: " + String.join(" ", problems));
  }
}
