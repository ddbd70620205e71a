package io.ringfence.reporting.evidence;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.reporting.query.ControlTotalsQuery;
import io.ringfence.reporting.query.RulePacksQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Subject;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
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

  void write(ManifestFacts facts, List<String> editable) throws IOException {
    RiskReport report = facts.report();
    RunQuery.Row run = report.facts().run();
    json.writeStringField("format", FORMAT);
    json.writeStringField("reportId", facts.reportId());
    json.writeStringField("register", facts.register().name());
    Subject subject = report.facts().subject();
    json.writeStringField("report", subject.pack().code());
    json.writeStringField("title", subject.pack().title());
    json.writeStringField(
        "retention", Retention.of(Retention.schedule(), subject.pack().code()).label());
    writeRun(run, subject);
    writeRecords(facts.office());
    json.writeStringField("liveSheets", liveSheets(report));
    json.writeStringField("statement", STATEMENT);
    writeRulePacks(report.facts().rulePacks());
    writeSources(report.facts().files());
    new ManifestCoverage(json, facts).writePositions();
    writeRowCounts(facts);
    new ManifestChecks(json, facts).write();
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

  private void writeRowCounts(ManifestFacts facts) throws IOException {
    RiskReport report = facts.report();
    json.writeObjectFieldStart("rows");
    json.writeNumberField("nodes", report.nodes().size());
    json.writeNumberField("budgets", report.budgets().size());
    json.writeNumberField("positions", report.positions().size());
    json.writeNumberField("accounts", facts.accounts().size());
    json.writeNumberField("breaches", report.facts().breaches().size());
    json.writeNumberField("alerts", report.facts().alerts().size());
    json.writeNumberField("liquidations", report.facts().liquidations().size());
    json.writeNumberField("suggestions", report.proposals().suggestions().size());
    json.writeNumberField("gates", report.proposals().gates().size());
    json.writeNumberField("rejects", report.facts().rejects().size());
    json.writeEndObject();
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
