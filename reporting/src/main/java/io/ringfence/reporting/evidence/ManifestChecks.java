package io.ringfence.reporting.evidence;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.domain.signoff.SignOffStep;
import io.ringfence.reporting.query.AlertClockQuery;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.query.OverridesQuery;
import io.ringfence.reporting.query.StaleMarksQuery;
import io.ringfence.reporting.report.BudgetLine;
import io.ringfence.reporting.report.TieOut;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a manifest that says what the report was held against: control totals, limits,
 * coverage, latency, venues, sign-offs.
 *
 * @param json where the fields go, an object being open
 * @param facts what is said
 */
record ManifestChecks(JsonGenerator json, ManifestFacts facts) {
  void write() throws IOException {
    writeControlTotals();
    writeLimits();
    writeOverrides();
    writeStaleMarks();
    new ManifestCoverage(json, facts).writeAccounts();
    writeLatency();
    writeReconciliation();
    writeSignOffs();
  }

  private void writeControlTotals() throws IOException {
    json.writeArrayFieldStart("controlTotals");
    for (TieOut.Line line : facts.report().tieOut().lines()) {
      json.writeStartObject();
      json.writeStringField("figure", line.figure());
      json.writeStringField("asset", line.settlementAsset());
      json.writeStringField("positions", Precision.canonical(line.positions()));
      json.writeStringField("books", Precision.canonical(line.books()));
      json.writeStringField("desks", Precision.canonical(line.desks()));
      json.writeStringField("firm", Precision.canonical(line.firm()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Budgets in force at the instant, whatever is used of them. */
  private void writeLimits() throws IOException {
    json.writeArrayFieldStart("limits");
    for (BudgetLine line : facts.report().budgets()) {
      BudgetsAtQuery.Row budget = line.budget();
      json.writeStartObject();
      json.writeStringField("node", budget.node());
      json.writeStringField("metric", budget.metric());
      json.writeStringField("currency", budget.currency());
      write("scope", budget.terms().scope());
      json.writeStringField("kind", budget.terms().kind());
      json.writeStringField("soft", Precision.canonical(budget.soft()));
      json.writeStringField("hard", Precision.canonical(budget.hard()));
      write("validTo", budget.validTo());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Limits that hold for a time instead of those they override, and by whom. */
  private void writeOverrides() throws IOException {
    json.writeArrayFieldStart("overrides");
    for (OverridesQuery.Row row : facts.overrides()) {
      json.writeStartObject();
      json.writeStringField("node", row.node());
      json.writeStringField("metric", row.metric());
      json.writeStringField("currency", row.currency());
      write("scope", row.scope());
      json.writeStringField("soft", Precision.canonical(row.soft()));
      json.writeStringField("hard", Precision.canonical(row.hard()));
      write("validFrom", row.validFrom());
      write("validTo", row.validTo());
      write("proposedBy", row.proposedBy());
      write("approvedBy", row.approvedBy());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Instruments of open positions whose mark is old or missing. */
  private void writeStaleMarks() throws IOException {
    json.writeArrayFieldStart("staleMarks");
    for (StaleMarksQuery.Row row : facts.report().facts().staleMarks()) {
      json.writeStartObject();
      json.writeStringField("venue", row.venue());
      json.writeStringField("instrument", row.instrument());
      json.writeNumberField("positions", row.positions());
      write("lastMarkAt", row.lastMarkAt());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeLatency() throws IOException {
    json.writeObjectFieldStart("alertLatency");
    Optional<AlertClockQuery.Row> clock = facts.latency();
    write("measured", clock.map(AlertClockQuery.Row::measured).orElse(null));
    write("p50Micros", clock.map(AlertClockQuery.Row::p50).orElse(null));
    write("p99Micros", clock.map(AlertClockQuery.Row::p99).orElse(null));
    write("longestMicros", clock.map(AlertClockQuery.Row::longest).orElse(null));
    write("laterThanFiveSeconds", clock.map(AlertClockQuery.Row::late).orElse(null));
    write("why", clock.isPresent() ? null : facts.whyNoLatency());
    json.writeEndObject();
  }

  private void writeReconciliation() throws IOException {
    json.writeObjectFieldStart("reconciliation");
    write("statements", facts.statements());
    write("venueFigures", facts.venueFigures());
    json.writeEndObject();
  }

  private void write(String field, Optional<ManifestFacts.Compared> compared) throws IOException {
    json.writeObjectFieldStart(field);
    write("figures", compared.map(ManifestFacts.Compared::figures).orElse(null));
    write("breaks", compared.map(ManifestFacts.Compared::apart).orElse(null));
    write("unknown", compared.map(ManifestFacts.Compared::unknown).orElse(null));
    write("why", compared.isPresent() ? null : facts.whyNotCompared());
    json.writeEndObject();
  }

  /** This report's own come later; those of the run that the ledgers' cut knows are listed. */
  private void writeSignOffs() throws IOException {
    json.writeNullField("preparer");
    json.writeNullField("approver");
    json.writeNullField("signedOffAt");
    json.writeStringField("signOff", ManifestFacts.SIGNED_AFTERWARDS);
    json.writeArrayFieldStart("signOffsOfTheRun");
    for (SignOffs.Held held : facts.office().signOffs()) {
      json.writeStartObject();
      json.writeStringField("payloadHash", held.signOff().payloadHash());
      json.writeStringField("report", held.report().report());
      json.writeStringField("node", held.report().node());
      json.writeStringField("state", held.signOff().stateAt(facts.office().at()).name());
      write("preparer", held.signOff().preparation().map(SignOffStep.Prepared::by).orElse(null));
      Optional<SignOffStep.Approved> approval =
          held.signOff()
              .decisive()
              .filter(SignOffStep.Approved.class::isInstance)
              .map(SignOffStep.Approved.class::cast);
      write("approver", approval.map(SignOffStep.Approved::by).orElse(null));
      write("signedOffAt", approval.map(SignOffStep.Approved::at).orElse(null));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(String field, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNullField(field);
      case Integer number -> json.writeNumberField(field, number);
      case Long number -> json.writeNumberField(field, number);
      case Object other -> json.writeStringField(field, Objects.toString(other));
    }
  }
}
