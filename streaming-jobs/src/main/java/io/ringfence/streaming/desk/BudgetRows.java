package io.ringfence.streaming.desk;

import static java.util.Objects.requireNonNullElse;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.domain.budget.BudgetScope;
import io.ringfence.domain.budget.BudgetTerms;
import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.budget.RiskBudget;
import io.ringfence.domain.budget.RiskSlice;
import io.ringfence.domain.budget.ThresholdAction;
import io.ringfence.domain.mark.VolatilityRegime;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.streaming.intake.Instants;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives rows of budgets their meaning. */
public final class BudgetRows {
  private static final List<ThresholdAction> USUAL = List.of(ThresholdAction.NOTIFY);

  private BudgetRows() {}

  /** The node, or the part of it, a row is for. */
  static RiskSlice slice(BudgetRow row) {
    return new RiskSlice(NodePath.parse(row.node()).orElseThrow(), scope(row));
  }

  /** The budget a row of the input means. */
  public static RiskBudget budget(BudgetRow row) {
    return new RiskBudget(
        NodePath.parse(row.node()).orElseThrow(),
        BudgetMetric.of(row.metric()).orElseThrow(),
        new RiskBudget.Limits(
            row.soft(),
            row.hard(),
            requireNonNullElse(row.softLeave(), row.soft()),
            requireNonNullElse(row.hardLeave(), row.hard())),
        Duration.ofSeconds(row.minDwellSeconds()),
        instant(row.validFromMicros()),
        instant(row.validToMicros()),
        row.currency(),
        terms(row));
  }

  private static BudgetTerms terms(BudgetRow row) {
    String regime = row.regime();
    return new BudgetTerms(
        constant(BudgetTerms.Kind.class, row.kind()),
        instant(row.givenMicros()),
        scope(row),
        constant(BudgetTerms.Basis.class, row.basis()),
        regime == null ? null : VolatilityRegime.of(regime).orElseThrow(),
        actions(row.softActions()),
        actions(row.hardActions()),
        row.proposedBy(),
        row.approvedBy());
  }

  /** When the day of the node ends, where the row says so. */
  public static Optional<DayCut> dayCut(BudgetRow row) {
    String zone = row.dayZone();
    String cut = row.dayCut();
    return zone == null || cut == null
        ? Optional.empty()
        : Optional.of(new DayCut(ZoneId.of(zone), LocalTime.parse(cut)));
  }

  private static @Nullable BudgetScope scope(BudgetRow row) {
    String scope = row.scope();
    return scope == null ? null : BudgetScope.parse(scope).orElseThrow();
  }

  private static List<ThresholdAction> actions(@Nullable String words) {
    return words == null
        ? USUAL
        : Arrays.stream(words.split("\\+", -1))
            .map(word -> ThresholdAction.of(word).orElseThrow())
            .toList();
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }

  private static @Nullable Instant instant(@Nullable Long micros) {
    return micros == null ? null : Instants.instant(micros);
  }
}
