package io.ringfence.streaming.sink;

import io.ringfence.contracts.wire.AcknowledgedRow;
import io.ringfence.contracts.wire.BreachRow;
import io.ringfence.contracts.wire.RateConditionRow;
import io.ringfence.contracts.wire.ThresholdActionRow;
import java.util.List;

/** Tables of what happened to budgets. The meaning of each column stands in the migrations. */
public final class BudgetTables {
  /** {@code breaches}. */
  public static final TableLayout<BreachRow> BREACHES =
      new TableLayout<>(
          "breaches",
          List.of(
              Column.instant("as_of", BreachRow::asOfMicros),
              Column.text("node", BreachRow::node),
              Column.text("metric", BreachRow::metric),
              Column.text("currency", BreachRow::currency),
              Column.text("scope", BreachRow::scope).orNull(),
              Column.count("number", BreachRow::number),
              Column.text("event", BreachRow::event),
              Column.instant("opened_at", BreachRow::openedMicros),
              Column.text("cause", BreachRow::cause),
              Column.flag("active", BreachRow::active),
              Column.amount("hard", BreachRow::hard),
              Column.amount("used", BreachRow::used).orNull(),
              Column.amount("known_part", BreachRow::knownPart),
              Column.smallCount("unknown_count", BreachRow::unknownCount),
              Column.amount("peak", BreachRow::peak).orNull(),
              Column.instant("peak_at", BreachRow::peakMicros),
              Column.instant("confirmed_at", BreachRow::confirmedMicros).orNull(),
              Column.instant("ended_at", BreachRow::endedMicros).orNull(),
              Column.text("ending", BreachRow::ending).orNull()));

  /** {@code threshold_actions}. */
  public static final TableLayout<ThresholdActionRow> THRESHOLD_ACTIONS =
      new TableLayout<>(
          "threshold_actions",
          List.of(
              Column.instant("as_of", ThresholdActionRow::asOfMicros),
              Column.text("node", ThresholdActionRow::node),
              Column.text("metric", ThresholdActionRow::metric),
              Column.text("currency", ThresholdActionRow::currency),
              Column.text("scope", ThresholdActionRow::scope).orNull(),
              Column.text("threshold", ThresholdActionRow::threshold),
              Column.text("action", ThresholdActionRow::action),
              Column.text("outcome", ThresholdActionRow::outcome),
              Column.text("action_id", ThresholdActionRow::actionId),
              Column.count("breach", ThresholdActionRow::breach).orNull()));

  /** {@code acknowledgements}. */
  public static final TableLayout<AcknowledgedRow> ACKNOWLEDGEMENTS =
      new TableLayout<>(
          "acknowledgements",
          List.of(
              Column.instant("acknowledged_at", AcknowledgedRow::acknowledgedMicros),
              Column.text("notice_id", AcknowledgedRow::noticeId),
              Column.text("notice", AcknowledgedRow::notice),
              Column.text("node", AcknowledgedRow::node),
              Column.instant("notice_at", AcknowledgedRow::noticeMicros),
              Column.count("waited_us", AcknowledgedRow::waitedMicros),
              Column.text("person", AcknowledgedRow::person),
              Column.text("decision", AcknowledgedRow::decision),
              Column.text("remark", AcknowledgedRow::remark).orNull(),
              Column.instant("recorded_at", AcknowledgedRow::recordedMicros)));

  /** {@code rate_conditions}. */
  public static final TableLayout<RateConditionRow> RATE_CONDITIONS =
      new TableLayout<>(
          "rate_conditions",
          List.of(
              Column.instant("as_of", RateConditionRow::asOfMicros),
              Column.text("node", RateConditionRow::node),
              Column.text("scope", RateConditionRow::scope).orNull(),
              Column.text("base", RateConditionRow::base),
              Column.text("quote", RateConditionRow::quote),
              Column.text("condition", RateConditionRow::condition),
              Column.amount("rate", RateConditionRow::rate).orNull(),
              Column.instant("rate_at", RateConditionRow::rateMicros).orNull()));

  private BudgetTables() {}
}
