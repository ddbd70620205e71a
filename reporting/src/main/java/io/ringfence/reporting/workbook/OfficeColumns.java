package io.ringfence.reporting.workbook;

import io.ringfence.domain.duty.Actor;
import io.ringfence.domain.incident.Incident;
import io.ringfence.domain.signoff.SignOffStep;
import io.ringfence.reporting.evidence.OfficeRecord;
import io.ringfence.reporting.evidence.OfficeWords;
import io.ringfence.reporting.evidence.SignOffs;
import io.ringfence.reporting.query.OverridesQuery;
import io.ringfence.reporting.report.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns of the sheets about what people did: Incidents, Overrides, SignOffs, Exports. */
final class OfficeColumns {
  static final String INCIDENTS = "Incidents";
  static final String OVERRIDES = "Overrides";
  static final String SIGN_OFFS = "SignOffs";
  static final String EXPORTS = "Exports";
  private static final int AMOUNT = 20;
  private static final String PLAIN = "#,##0.00######";
  private static final Value NOT_YET = new Value.Word("not yet");
  private static final Value NOT_SAID = new Value.Said("not said");

  private OfficeColumns() {}

  /**
   * Incidents.
   *
   * @param at instant of the ledger's last line, at which clocks are read
   */
  static Table<Incident> incidents(Instant at) {
    return new Table<>(
        INCIDENTS,
        List.of(
            text("Incident", 10, Incident::id),
            text("Node", 30, row -> row.breach().node()),
            text("Metric", 24, row -> row.breach().subject()),
            new Column<>("State", 16, row -> new Value.State(row.state().name())),
            new Column<>("Breach began", 22, row -> new Value.Moment(row.breach().openedAt())),
            new Column<>("Raised", 22, row -> new Value.Moment(row.raisedAt())),
            new Column<>(
                "Acknowledged",
                22,
                row -> Value.moment(row.acknowledgedAt().orElse(null), NOT_YET)),
            clock("To acknowledge", at, Incident::acknowledgedAt),
            new Column<>(
                "Resolved", 22, row -> Value.moment(row.resolvedAt().orElse(null), NOT_YET)),
            clock("To resolve", at, Incident::resolvedAt),
            new Column<>("Calls", 8, row -> Value.count(OfficeWords.escalations(row).size())),
            new Column<>("Missed calls", 10, row -> Value.count(row.dueAt(at).size())),
            text("Cause", 14, row -> row.cause().map(Enum::name).orElse("not judged")),
            text(
                "Resolution",
                16,
                row -> row.resolution().map(step -> step.resolution().name()).orElse("none yet")),
            new Column<>("What was done", 90, row -> new Value.Prose(OfficeWords.history(row)))));
  }

  private static Column<Incident> clock(
      String heading, Instant at, Function<Incident, Optional<Instant>> stopped) {
    return new Column<>(
        heading,
        18,
        row ->
            new Value.Text(
                stopped
                    .apply(row)
                    .map(end -> Words.duration(Duration.between(row.raisedAt(), end)))
                    .orElse("over " + Words.duration(Duration.between(row.raisedAt(), at)))));
  }

  static Table<OverridesQuery.Row> overrides() {
    return new Table<>(
        OVERRIDES,
        List.of(
            text("Node", 30, OverridesQuery.Row::node),
            text("Metric", 24, OverridesQuery.Row::metric),
            text("Currency", 10, OverridesQuery.Row::currency),
            new Column<>("Scope", 22, row -> said(row.scope(), new Value.Said("all positions"))),
            new Column<>("Soft limit", AMOUNT, row -> Value.figure(row.soft(), PLAIN)),
            new Column<>("Hard limit", AMOUNT, row -> Value.figure(row.hard(), PLAIN)),
            new Column<>(
                "Given at", 22, row -> Value.moment(row.givenAt(), new Value.Word("not said"))),
            new Column<>(
                "Valid from", 22, row -> Value.moment(row.validFrom(), new Value.Word("always"))),
            new Column<>(
                "Valid to", 22, row -> Value.moment(row.validTo(), new Value.Word("open"))),
            new Column<>("Proposed by", 18, row -> said(row.proposedBy(), NOT_SAID)),
            new Column<>("Approved by", 18, row -> said(row.approvedBy(), NOT_SAID))));
  }

  private static Value said(@Nullable String text, Value otherwise) {
    return text == null ? otherwise : new Value.Text(text);
  }

  /**
   * Sign-offs.
   *
   * @param at instant of the ledger's last line, whose states they are
   */
  static Table<SignOffs.Held> signOffs(Instant at) {
    return new Table<>(
        SIGN_OFFS,
        List.of(
            new Column<>("Export", 9, row -> Value.count(row.report().export())),
            text("Report", 18, row -> row.report().report()),
            text("Node", 24, row -> row.report().node()),
            new Column<>("As of", 22, row -> new Value.Moment(Instant.parse(row.report().asOf()))),
            new Column<>("State", 14, row -> new Value.State(row.signOff().stateAt(at).name())),
            text(
                "Prepared by",
                18,
                row -> row.signOff().preparation().map(step -> step.by().toString()).orElse("")),
            text("Decided by", 18, row -> decider(row).map(Actor::toString).orElse("nobody")),
            text("Payload hash", 66, row -> row.signOff().payloadHash()),
            new Column<>("What was said", 60, row -> new Value.Prose(OfficeWords.history(row)))));
  }

  private static Optional<Actor> decider(SignOffs.Held row) {
    return row.signOff()
        .decisive()
        .flatMap(
            step ->
                switch (step) {
                  case SignOffStep.Approved it -> Optional.of(it.by());
                  case SignOffStep.Rejected it -> Optional.of(it.by());
                  case SignOffStep.Prepared _, SignOffStep.Commented _, SignOffStep.Lapsed _ ->
                      Optional.empty();
                });
  }

  static Table<OfficeRecord.Export> exports() {
    return new Table<>(
        EXPORTS,
        List.of(
            new Column<>("Export", 9, row -> Value.count(row.number())),
            new Column<>("Issued at", 22, row -> new Value.Moment(row.issuedAt())),
            new Column<>(
                "Issued by",
                18,
                row -> row.issuedBy().isEmpty() ? NOT_SAID : new Value.Text(row.issuedBy())),
            text("Report", 18, OfficeRecord.Export::report),
            text("Node", 30, OfficeRecord.Export::node),
            new Column<>("As of", 22, row -> new Value.Moment(Instant.parse(row.asOf()))),
            new Column<>(
                "Replaces",
                10,
                row -> row.supersedes() == 0 ? new Value.Dash() : Value.count(row.supersedes())),
            text("Reason", 40, OfficeRecord.Export::reason),
            text("Payload hash", 66, OfficeRecord.Export::payloadHash)));
  }

  private static <R> Column<R> text(String heading, int width, Function<R, String> text) {
    return new Column<>(heading, width, row -> new Value.Text(text.apply(row)));
  }
}
