package io.ringfence.reporting.evidence;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.query.ControlTotalsQuery;
import io.ringfence.reporting.query.RulePacksQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.StaleMarksQuery;
import io.ringfence.reporting.report.BudgetLine;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.report.TieOut;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a payload is of: scope, instants, model, rules, sources, counts and control totals. Source:
 * features, 6, the minimum manifest.
 *
 * @param json where the fields go, an object being open
 */
record Manifest(JsonGenerator json) {
  /** Version of the payload's form. */
  static final String FORMAT = "ringfence-evidence-1";

  private static final String STATEMENT =
      "Isolated margin reduces but does not remove liquidation risk.";

  void write(RiskReport report, OfficeRecord office, List<String> editable) throws IOException {
    RunQuery.Row run = report.facts().run();
    json.writeStringField("format", FORMAT);
    Subject subject = report.facts().subject();
    json.writeStringField("report", subject.pack().code());
    json.writeStringField("title", subject.pack().title());
    json.writeStringField(
        "retention", Retention.of(Retention.schedule(), subject.pack().code()).label());
    writeRun(run, subject);
    writeRecords(office);
    json.writeStringField("liveSheets", liveSheets(report));
    json.writeStringField("statement", STATEMENT);
    writeRulePacks(report.facts().rulePacks());
    writeSources(report.facts().files());
    writeRowCounts(report);
    writeControlTotals(report.tieOut());
    writeLimits(report);
    writeStaleMarks(report.facts().staleMarks());
    writeTexts("caveats", report.caveats());
    writeTexts(Payload.EDITABLE, editable);
  }

  private void writeRun(RunQuery.Row run, Subject subject) throws IOException {
    json.writeStringField("run", run.runId());
    json.writeStringField("node", subject.node().toString());
    json.writeStringField("asOf", run.asOf().toString());
    json.writeStringField("asKnown", subject.vantage().asKnown().toString());
    json.writeStringField("producedAt", run.asOf().toString());
    json.writeStringField("timeZone", "UTC");
    write("from", run.from());
    write("to", run.to());
    json.writeStringField("firstEventAt", run.firstAt().toString());
    json.writeBooleanField("simulated", run.simulated());
    json.writeStringField("marking", run.simulated() ? "SIMULATED" : "");
    json.writeStringField("markBasis", run.markBasis());
    json.writeStringField("modelBuild", run.modelBuild());
    json.writeStringField("inputDigest", run.inputDigest());
    json.writeStringField("options", run.options());
  }

  /** How much of the ledgers the report knows, and where each ended there. */
  private void writeRecords(OfficeRecord office) throws IOException {
    json.writeStringField("records", office.cut().label());
    json.writeStringField("recordsExportsHead", office.cut().exports().hash());
    json.writeStringField("recordsStepsHead", office.cut().steps().hash());
  }

  private static String liveSheets(RiskReport report) {
    if (report.hasLiveSheets()) {
      return "in";
    }
    return report.facts().subject().pack() == Pack.COMPLIANCE
        ? "not part of this pack"
        : "left out: more than %s positions".formatted(RiskReport.MOST_LIVE);
  }

  private void writeRulePacks(List<RulePacksQuery.Row> packs) throws IOException {
    json.writeArrayFieldStart("rulePacks");
    for (RulePacksQuery.Row pack : packs) {
      json.writeStartObject();
      json.writeStringField("pack", pack.stamp());
      json.writeStringField("venue", pack.venue());
      json.writeStringField("effectiveFrom", pack.effectiveFrom().toString());
      json.writeStringField("evidencedTo", pack.evidencedTo().toString());
      json.writeBooleanField("extrapolated", pack.extrapolated());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeSources(List<ControlTotalsQuery.Row> files) throws IOException {
    json.writeArrayFieldStart("sources");
    for (ControlTotalsQuery.Row file : files) {
      json.writeStartObject();
      json.writeStringField("file", file.file());
      json.writeStringField("kind", file.kind());
      json.writeNumberField("received", file.received());
      json.writeNumberField("applied", file.applied());
      json.writeNumberField("duplicate", file.duplicate());
      json.writeNumberField("rejected", file.rejected());
      write("lastEventAt", file.lastEventAt());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeRowCounts(RiskReport report) throws IOException {
    json.writeObjectFieldStart("rows");
    json.writeNumberField("nodes", report.nodes().size());
    json.writeNumberField("budgets", report.budgets().size());
    json.writeNumberField("positions", report.positions().size());
    json.writeNumberField("accounts", accounts(report));
    json.writeNumberField("breaches", report.facts().breaches().size());
    json.writeNumberField("alerts", report.facts().alerts().size());
    json.writeNumberField("liquidations", report.facts().liquidations().size());
    json.writeNumberField("suggestions", report.proposals().suggestions().size());
    json.writeNumberField("gates", report.proposals().gates().size());
    json.writeNumberField("rejects", report.facts().rejects().size());
    json.writeEndObject();
  }

  /** Accounts of which anything is held or was reported; which were expected nobody said. */
  private static long accounts(RiskReport report) {
    return Stream.concat(
            report.facts().balances().stream().map(row -> row.venue() + "/" + row.account()),
            report.positions().stream()
                .map(line -> line.key().instrument().venue() + "/" + line.key().account()))
        .distinct()
        .count();
  }

  private void writeControlTotals(TieOut tieOut) throws IOException {
    json.writeArrayFieldStart("controlTotals");
    for (TieOut.Line line : tieOut.lines()) {
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
  private void writeLimits(RiskReport report) throws IOException {
    json.writeArrayFieldStart("limits");
    for (BudgetLine line : report.budgets()) {
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

  /** Instruments of open positions whose mark is old or missing. */
  private void writeStaleMarks(List<StaleMarksQuery.Row> stale) throws IOException {
    json.writeArrayFieldStart("staleMarks");
    for (StaleMarksQuery.Row row : stale) {
      json.writeStartObject();
      json.writeStringField("venue", row.venue());
      json.writeStringField("instrument", row.instrument());
      json.writeNumberField("positions", row.positions());
      write("lastMarkAt", row.lastMarkAt());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeTexts(String field, List<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private void write(String field, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNullField(field);
    } else {
      json.writeStringField(field, Objects.toString(value));
    }
  }
}
