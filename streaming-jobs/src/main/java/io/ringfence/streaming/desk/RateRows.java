package io.ringfence.streaming.desk;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.ClockRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RateConditionRow;
import io.ringfence.contracts.wire.RateRow;
import io.ringfence.domain.budget.AssetPair;
import io.ringfence.domain.budget.BudgetScope;
import io.ringfence.domain.budget.ConversionRate;
import io.ringfence.domain.budget.RateNews;
import io.ringfence.domain.budget.RiskSlice;
import io.ringfence.streaming.intake.Instants;
import org.jspecify.annotations.Nullable;

/** Gives rates their meaning, and news about them their rows. */
final class RateRows {
  private RateRows() {}

  /** The rate an event tells. */
  static ConversionRate rate(InputEvent event) {
    RateRow row = requireNonNull(requireNonNull(event.fact()).rate());
    return new ConversionRate(
        new AssetPair(row.base(), row.quote()),
        row.rate(),
        Instants.instant(row.occurredAtMicros()));
  }

  static RateConditionRow condition(RiskSlice slice, RateNews news) {
    ConversionRate last = news.last();
    return new RateConditionRow(
        Instants.micros(news.at()),
        slice.node().toString(),
        scope(slice),
        news.pair().base(),
        news.pair().quote(),
        news.condition().name(),
        last == null ? null : last.rate(),
        last == null ? null : Long.valueOf(Instants.micros(last.occurredAt())));
  }

  /** The message to the node that needs the rate. */
  static AlertRow alert(RiskSlice slice, RateNews news, ClockRow clock) {
    return new AlertRow(
        Instants.micros(news.at()),
        "RATE",
        null,
        slice.node().toString(),
        null,
        null,
        null,
        null,
        null,
        null,
        news.condition().name(),
        null,
        scope(slice),
        null,
        null,
        news.pair().toString(),
        AlertRow.UNNAMED,
        clock);
  }

  private static @Nullable String scope(RiskSlice slice) {
    BudgetScope scope = slice.scope();
    return scope == null ? null : scope.toString();
  }
}
