package io.ringfence.streaming.sink;

import io.ringfence.contracts.wire.DeadLetterRow;
import io.ringfence.contracts.wire.HeartbeatRow;
import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.contracts.wire.RulePackRow;
import io.ringfence.contracts.wire.RunRow;
import io.ringfence.contracts.wire.TableCountRow;
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

  /** {@code run_heartbeats}. */
  public static final TableLayout<HeartbeatRow> RUN_HEARTBEATS =
      new TableLayout<>(
          "run_heartbeats",
          List.of(
              Column.text("state", HeartbeatRow::state),
              Column.instant("heartbeat_at", HeartbeatRow::heartbeatMicros),
              Column.instant("checkpoint_at", HeartbeatRow::checkpointMicros).orNull(),
              Column.flag("simulated", row -> row.run().simulated()),
              Column.text("mark_basis", row -> row.run().markBasis()),
              Column.instant("from_at", (HeartbeatRow row) -> row.run().fromMicros()).orNull(),
              Column.instant("to_at", (HeartbeatRow row) -> row.run().toMicros()).orNull(),
              Column.instant("first_at", row -> row.run().firstAtMicros()),
              Column.instant("as_of", row -> row.run().asOfMicros()),
              Column.text("input_digest", row -> row.run().inputDigest()),
              Column.text("model_build", row -> row.run().modelBuild()),
              Column.text("options", row -> row.run().options())));

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
              Column.instant("last_event_at", InputCountRow::lastEventAtMicros).orNull(),
              Column.count("first_offset", InputCountRow::firstOffset).orNull(),
              Column.count("last_offset", InputCountRow::lastOffset).orNull(),
              Column.text("sha256", InputCountRow::sha256).orNull()));

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

  /** {@code dead_letters}. */
  public static final TableLayout<DeadLetterRow> DEAD_LETTERS =
      new TableLayout<>(
          "dead_letters",
          List.of(
              Column.text("refused_table", DeadLetterRow::refusedTable),
              Column.text("refused_batch", DeadLetterRow::refusedBatch),
              Column.smallCount("code", DeadLetterRow::code),
              Column.text("reason", DeadLetterRow::reason),
              Column.text("refused_row", DeadLetterRow::refusedRow)));

  /** {@code table_counts}. */
  public static final TableLayout<TableCountRow> TABLE_COUNTS =
      new TableLayout<>(
          "table_counts",
          List.of(
              Column.text("counted_table", TableCountRow::countedTable),
              Column.smallCount("task", TableCountRow::task),
              Column.smallCount("tasks", TableCountRow::tasks),
              Column.count("computed", TableCountRow::computed)));

  private RunTables() {}
}
