package io.ringfence.streaming.intake;

import static java.util.Objects.requireNonNullElse;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RowOrigin;
import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.streaming.intake.Figures.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Risk budgets of nodes: given at a time, or, without one, before the first event. */
final class BudgetFormat implements EventFormat {
  private static final long LONGEST_DWELL_SECONDS = Duration.ofDays(3_650).toSeconds();

  @Override
  public List<String> required() {
    return List.of("node", "metric", "soft", "hard", "currency");
  }

  @Override
  public List<String> optional() {
    return List.of(
        "soft_leave",
        "hard_leave",
        "min_dwell_s",
        "valid_from",
        "valid_to",
        Fields.TIME,
        Fields.TIME_MILLIS,
        "kind",
        "scope",
        "basis",
        "regime",
        "soft_action",
        "hard_action",
        "proposed_by",
        "approved_by",
        "day_zone",
        "day_cut");
  }

  @Override
  public InputEvent read(Fields fields, RowOrigin origin, long atMicros) {
    Long given = fields.optionalRowTime();
    BudgetWords words = new BudgetWords(fields);
    BudgetRow budget =
        new BudgetRow(
            fields.node("node"),
            fields.text("metric"),
            requireNonNullElse(fields.optionalText("currency"), ""),
            fields.figure("soft", Range.LIMIT),
            fields.figure("hard", Range.LIMIT),
            fields.optionalFigure("soft_leave", Range.LIMIT),
            fields.optionalFigure("hard_leave", Range.LIMIT),
            dwell(fields),
            fields.optionalTime("valid_from"),
            fields.optionalTime("valid_to"),
            given,
            words.kind(),
            words.scope(),
            words.basis(),
            words.regime(),
            words.actions("soft_action"),
            words.actions("hard_action"),
            fields.optionalText("proposed_by"),
            fields.optionalText("approved_by"),
            words.dayZone(),
            words.dayCut());
    judgeMetric(fields, budget);
    judgeOrder(fields, budget);
    words.judge(budget);
    return InputEvent.of(given == null ? atMicros : given, origin, budget);
  }

  private static long dwell(Fields fields) {
    return fields.optionalText("min_dwell_s") == null
        ? 0
        : fields.whole("min_dwell_s", 0, LONGEST_DWELL_SECONDS);
  }

  private static void judgeMetric(Fields fields, BudgetRow budget) {
    BudgetMetric metric = BudgetMetric.of(budget.metric()).orElse(null);
    if (metric == null) {
      fields.refuse(
          RejectCode.UNKNOWN_METRIC, "metric must be one that is computed, was " + budget.metric());
    } else if (metric.unit() == BudgetMetric.Unit.AMOUNT && budget.currency().isEmpty()) {
      fields.refuse(RejectCode.EMPTY_FIELD, "currency must not be empty for an amount, is");
    }
  }

  private static void judgeOrder(Fields fields, BudgetRow budget) {
    atMost(fields, "soft", budget.soft(), "hard", budget.hard());
    atMost(fields, "soft_leave", budget.softLeave(), "soft", budget.soft());
    atMost(fields, "hard_leave", budget.hardLeave(), "hard", budget.hard());
    Long from = budget.validFromMicros();
    Long to = budget.validToMicros();
    if (from != null && to != null && from >= to) {
      fields.refuse(
          RejectCode.OUT_OF_RANGE,
          "valid_from must be before valid_to %s, was %s"
              .formatted(Instants.instant(to), Instants.instant(from)));
    }
  }

  private static void atMost(
      Fields fields, String field, @Nullable BigDecimal lower, String bound, BigDecimal upper) {
    if (lower != null && lower.compareTo(upper) > 0) {
      fields.refuse(
          RejectCode.OUT_OF_RANGE,
          "%s must be at most %s %s, was %s"
              .formatted(field, bound, upper.toPlainString(), lower.toPlainString()));
    }
  }
}
