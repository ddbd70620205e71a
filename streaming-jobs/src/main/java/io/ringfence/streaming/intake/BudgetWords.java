package io.ringfence.streaming.intake;

import static java.util.Objects.requireNonNullElse;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.domain.budget.BudgetScope;
import io.ringfence.domain.budget.ThresholdAction;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a budget says beside its limits: columns that may be left out, and what they may say
 * together.
 *
 * @param fields of the row
 */
record BudgetWords(Fields fields) {
  private static final String LIMIT = "limit";
  private static final String OVERRIDE = "override";
  private static final String AMOUNT = "amount";
  private static final String CAPITAL = "capital";

  String kind() {
    return requireNonNullElse(fields.optionalWord("kind", List.of(LIMIT, OVERRIDE)), LIMIT);
  }

  String basis() {
    return requireNonNullElse(fields.optionalWord("basis", List.of(AMOUNT, CAPITAL)), AMOUNT);
  }

  @Nullable String regime() {
    return fields.optionalWord("regime", List.of("calm", "normal", "stressed"));
  }

  @Nullable String scope() {
    String scope = fields.optionalText("scope");
    if (scope != null && BudgetScope.parse(scope).isEmpty()) {
      notAllowed(
          "scope must be property=value with a property of "
              + Arrays.stream(BudgetScope.Dimension.values())
                  .map(BudgetScope.Dimension::code)
                  .toList(),
          scope);
    }
    return scope;
  }

  @Nullable String actions(String column) {
    String words = fields.optionalText(column);
    if (words != null
        && Arrays.stream(words.split("\\+", -1))
            .anyMatch(word -> ThresholdAction.of(word).isEmpty())) {
      notAllowed(
          column
              + " must be words joined by + of "
              + Arrays.stream(ThresholdAction.values()).map(ThresholdAction::code).toList(),
          words);
    }
    return words;
  }

  @Nullable String dayZone() {
    String zone = fields.optionalText("day_zone");
    if (zone != null) {
      try {
        ZoneId.of(zone);
      } catch (DateTimeException e) {
        notAllowed("day_zone must be an IANA zone", zone);
      }
    }
    return zone;
  }

  @Nullable String dayCut() {
    String cut = fields.optionalText("day_cut");
    if (cut != null) {
      try {
        LocalTime.parse(cut);
      } catch (DateTimeException e) {
        notAllowed("day_cut must be a local time, HH:mm", cut);
      }
    }
    return cut;
  }

  /** Refuses what the words must not say together. */
  void judge(BudgetRow budget) {
    if ((budget.dayZone() == null) != (budget.dayCut() == null)) {
      notAllowed("day_zone and day_cut must come together", "one of them");
    }
    if (budget.basis().equals(CAPITAL)
        && BudgetMetric.of(budget.metric())
            .filter(metric -> metric.unit() == BudgetMetric.Unit.AMOUNT)
            .isEmpty()) {
      notAllowed("basis must be amount where the metric is none", budget.basis());
    }
    judgePeople(budget);
  }

  private void judgePeople(BudgetRow budget) {
    String proposedBy = budget.proposedBy();
    String approvedBy = budget.approvedBy();
    if (budget.kind().equals(OVERRIDE)) {
      required("proposed_by", proposedBy);
      required("approved_by", approvedBy);
      required("valid_to", budget.validToMicros());
    }
    if (proposedBy != null && proposedBy.equals(approvedBy)) {
      notAllowed("approved_by must be another person than proposed_by", proposedBy);
    }
  }

  private void required(String column, @Nullable Object value) {
    if (value == null) {
      fields.refuse(RejectCode.EMPTY_FIELD, column + " must not be empty for an override, is");
    }
  }

  private void notAllowed(String rule, String was) {
    fields.refuse(RejectCode.NOT_ALLOWED_VALUE, rule + ", was " + was);
  }
}
