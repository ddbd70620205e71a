package io.ringfence.domain.budget;

import io.ringfence.domain.mark.VolatilityRegime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a budget says beside its limits.
 *
 * @param kind whether it is a limit or a temporary override of one
 * @param givenAt when it was given; absent: before the first event
 * @param scope which of the node's positions it counts; absent: all
 * @param basis what the limits are written in
 * @param regime volatility regime it holds in; absent: in any
 * @param atSoft what the soft limit sets off
 * @param atHard what the hard limit sets off
 * @param proposedBy who proposed it; absent: not said
 * @param approvedBy who approved it, another person; absent: not said
 */
public record BudgetTerms(
    Kind kind,
    @Nullable Instant givenAt,
    @Nullable BudgetScope scope,
    Basis basis,
    @Nullable VolatilityRegime regime,
    List<ThresholdAction> atSoft,
    List<ThresholdAction> atHard,
    @Nullable String proposedBy,
    @Nullable String approvedBy) {
  /** A limit of the whole node that notifies. */
  public static final BudgetTerms PLAIN =
      new BudgetTerms(
          Kind.LIMIT,
          null,
          null,
          Basis.AMOUNT,
          null,
          List.of(ThresholdAction.NOTIFY),
          List.of(ThresholdAction.NOTIFY),
          null,
          null);

  /** What a budget is for. */
  public enum Kind {
    /** It holds from its beginning to its end. */
    LIMIT,
    /** It takes the place of the limits for the same for as long as it is valid. */
    OVERRIDE
  }

  /** What limits are written in. */
  public enum Basis {
    /** The metric's own unit. */
    AMOUNT,
    /** Fractions of the node's capital in the budget's currency. */
    CAPITAL
  }

  public BudgetTerms {
    atSoft = atSoft.stream().distinct().sorted().toList();
    atHard = atHard.stream().distinct().sorted().toList();
    if (kind == Kind.OVERRIDE && (proposedBy == null || approvedBy == null)) {
      throw new IllegalArgumentException(
          "an override must say proposedBy and approvedBy, were %s and %s"
              .formatted(proposedBy, approvedBy));
    }
    if (proposedBy != null && proposedBy.equals(approvedBy)) {
      throw new IllegalArgumentException(
          "approvedBy must be another person than proposedBy, was " + approvedBy);
    }
  }

  /** Whether it was known at an instant. */
  boolean isGivenAt(Instant at) {
    return givenAt == null || !at.isBefore(givenAt);
  }
}
