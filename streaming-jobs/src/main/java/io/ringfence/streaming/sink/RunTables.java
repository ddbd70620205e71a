package io.ringfence.streaming.sink;

import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.contracts.wire.RulePackRow;
import io.ringfence.contracts.wire.RunRow;
import java.util.List;

/** Tables about the run itself. The meaning of each column stands in the migrations. */
public final class RunTables {
  /** {@code runs}. */
  public static final TableLayout<RunRow> RUNS =
      new TableLayout<>(
          "runs",
          List.of(
              Column.flag("simulated", RunRow::simulated),
              Column.text("mark_basis", RunRow::markBasis),
              Column.instant("from_at", RunRow::fromMicros).orNull(),
              Column.instant("to_at", RunRow::toMicros).orNull(),
              Column.instant("first_at", RunRow::firstAtMicros),
              Column.instant("as_of", RunRow::asOfMicros),
              Column.text("input_digest", RunRow::inputDigest),
              Column.text("model_build", RunRow::modelBuild),
              Column.text("options", RunRow::options)));

  /** {@code input_counts}. */
  public static final TableLayout<InputCountRow> INPUT_COUNTS =
      new TableLayout<>(
          "input_counts",
          List.of(
              Column.text("file", InputCountRow::file),
              Column.text("kind", row -> row.kind().label()),
              Column.count("received", InputCountRow::received),
              Column.count("applied", InputCountRow::applied),
              Column.count("duplicate", InputCountRow::duplicate),
              Column.count("rejected", InputCountRow::rejected),
              Column.instant("last_event_at", InputCountRow::lastEventAtMicros).orNull()));

  /** {@code rejects}. */
  public static final TableLayout<RejectRow> REJECTS =
      new TableLayout<>(
          "rejects",
          List.of(
              Column.text("file", RejectRow::file),
              Column.count("line", RejectRow::line),
              Column.text("kind", row -> row.kind().label()),
              Column.text("code", row -> row.code().name()),
              Column.text("reason", RejectRow::reason),
              Column.text("original", RejectRow::original),
              Column.instant("occurred_at", RejectRow::occurredAtMicros).orNull()));

  /** {@code rule_packs}. */
  public static final TableLayout<RulePackRow> RULE_PACKS =
      new TableLayout<>(
          "rule_packs",
          List.of(
              Column.text("pack_id", RulePackRow::packId),
              Column.text("version", RulePackRow::version),
              Column.text("venue", RulePackRow::venue),
              Column.instant("effective_from", RulePackRow::effectiveFromMicros),
              Column.instant("evidenced_to", RulePackRow::evidencedToMicros),
              Column.text("source", RulePackRow::source),
              Column.flag("extrapolated", RulePackRow::extrapolated)));

  private RunTables() {}
}
