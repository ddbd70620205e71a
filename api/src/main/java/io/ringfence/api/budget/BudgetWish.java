package io.ringfence.api.budget;

import io.ringfence.api.body.JsonFields;
import io.ringfence.api.proposal.Wish;
import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.domain.budget.BudgetScope;
import io.ringfence.domain.budget.BudgetTerms;
import io.ringfence.domain.budget.BudgetTerms.Kind;
import io.ringfence.domain.budget.RiskBudget;
import io.ringfence.domain.budget.ThresholdAction;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.BudgetsAtQuery;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A budget that is proposed, held to the rules of rows of the budgets file: the domain's own.
 *
 * @param budget the budget; its approver stands for whoever will be
 */
record BudgetWish(RiskBudget budget) {
  static final Set<String> FIELDS =
      Set.of(
          "node",
          "metric",
          "currency",
          "scope",
          "kind",
          "soft",
          "hard",
          "softLeave",
          "hardLeave",
          "minDwellSeconds",
          "validFrom",
          "validTo",
          "reason",
          "run");

  private static final int NANOS_OF_A_MICRO = 1_000;
  private static final String MAKER = "maker";
  private static final String CHECKER = "checker";
  private static final List<ThresholdAction> NOTIFY = List.of(ThresholdAction.NOTIFY);
  private static final long LONGEST_DWELL_SECONDS = Duration.ofDays(3_650).toSeconds();

  /** It must not have ended already. */
  void requireNotEnded(Instant now) {
    Instant to = budget.validTo();
    if (to != null && !to.isAfter(now)) {
      throw JsonFields.refused("validTo must be after now, was " + to);
    }
  }

  /** Reads one. */
  static BudgetWish of(Wish wish) {
    BigDecimal soft = wish.decimal("soft");
    BigDecimal hard = wish.decimal("hard");
    return Wish.checked(
        () ->
            new BudgetWish(
                new RiskBudget(
                    node(wish.required("node")),
                    metric(wish.required("metric")),
                    new RiskBudget.Limits(
                        soft,
                        hard,
                        wish.decimalIfPresent("softLeave").orElse(soft),
                        wish.decimalIfPresent("hardLeave").orElse(hard)),
                    dwell(wish),
                    instant("validFrom", wish),
                    instant("validTo", wish),
                    wish.optional("currency").orElse(""),
                    terms(wish))));
  }

  private static @Nullable Instant instant(String name, Wish wish) {
    Instant at = wish.instant(name);
    if (at != null && at.getNano() % NANOS_OF_A_MICRO != 0) {
      throw JsonFields.refused(name + " must have at most six fraction digits, was " + at);
    }
    return at;
  }

  private static BudgetTerms terms(Wish wish) {
    return new BudgetTerms(
        kind(wish.optional("kind").orElse("limit")),
        null,
        wish.optional("scope").map(BudgetWish::scope).orElse(null),
        BudgetTerms.Basis.AMOUNT,
        null,
        NOTIFY,
        NOTIFY,
        MAKER,
        CHECKER);
  }

  private static NodePath node(String text) {
    return NodePath.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "node must be firm, firm/desk, firm/desk/book or below, was " + text));
  }

  private static BudgetMetric metric(String text) {
    return BudgetMetric.of(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "metric must be one of %s, was %s"
                        .formatted(
                            Arrays.stream(BudgetMetric.values()).map(BudgetMetric::code).toList(),
                            text)));
  }

  private static BudgetScope scope(String text) {
    return BudgetScope.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "scope must be property=value with a property of %s, was %s"
                        .formatted(
                            Arrays.stream(BudgetScope.Dimension.values())
                                .map(BudgetScope.Dimension::code)
                                .toList(),
                            text)));
  }

  private static Kind kind(String text) {
    return Arrays.stream(Kind.values())
        .filter(kind -> word(kind).equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("kind must be limit or override, was " + text));
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Duration dwell(Wish wish) {
    Optional<String> text = wish.optional("minDwellSeconds");
    if (text.isPresent() && !text.get().matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          "minDwellSeconds must be a whole number, was " + text.get());
    }
    long seconds = text.map(Long::parseLong).orElse(0L);
    if (seconds > LONGEST_DWELL_SECONDS) {
      throw new IllegalArgumentException(
          "minDwellSeconds must be at most " + LONGEST_DWELL_SECONDS + ", was " + seconds);
    }
    return Duration.ofSeconds(seconds);
  }

  /** Whether it takes the place of the limits for a time only. */
  boolean isOverride() {
    return budget.terms().kind() == Kind.OVERRIDE;
  }

  /** {@code limit} or {@code override}. */
  String kind() {
    return word(budget.terms().kind());
  }

  /** Which of the node's positions it counts, as written; null: all. */
  @Nullable String scope() {
    BudgetScope scope = budget.terms().scope();
    return scope == null ? null : scope.toString();
  }

  /** The budget as the store would have it. */
  BudgetsAtQuery.Row row() {
    return new BudgetsAtQuery.Row(
        budget.node().toString(),
        budget.metric().code(),
        budget.currency(),
        budget.limits().soft(),
        budget.limits().hard(),
        budget.validFrom(),
        budget.validTo(),
        new BudgetsAtQuery.Terms(scope(), kind(), null, null, null),
        null);
  }
}
