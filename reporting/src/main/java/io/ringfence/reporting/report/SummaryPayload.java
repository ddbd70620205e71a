package io.ringfence.reporting.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.query.AlertsBetweenQuery;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.BudgetStatesQuery;
import io.ringfence.reporting.query.ControlTotalsQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import io.ringfence.reporting.query.RulePacksQuery;
import io.ringfence.reporting.query.RunQuery;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The part of the summary that depends on nothing but the run: no wall clock, no machine. Decimals
 * are plain strings, exact; unknown is null. Source: file formats, Out.
 *
 * @param json where the fields go, an object being open
 */
record SummaryPayload(JsonGenerator json) {
  void write(RiskReport report) throws IOException {
    RunQuery.Row run = report.facts().run();
    writeRun(run);
    json.writeStringField("markBasis", run.markBasis());
    writeFlags(report.facts());
    writeRulePacks(report.facts());
    json.writeArrayFieldStart("inputs");
    for (ControlTotalsQuery.Row file : report.facts().files()) {
      writeInput(file);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("liquidations");
    for (LiquidationsBetweenQuery.Row liquidation : report.facts().liquidations()) {
      writeLiquidation(liquidation);
    }
    json.writeEndArray();
    writeAlerts(report.facts());
    json.writeArrayFieldStart("breaches");
    for (BudgetStatesQuery.Row breach : report.breaches()) {
      writeBreach(breach);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("breachRecords");
    for (BreachesQuery.Row breach : report.facts().breaches()) {
      writeRecord(breach);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("desks");
    for (DesksAtQuery.Row node : report.facts().nodes()) {
      writeNode(node);
    }
    json.writeEndArray();
    writeProposals(report.proposals());
  }

  private void writeRun(RunQuery.Row run) throws IOException {
    json.writeStringField("run", run.runId());
    json.writeStringField("runId", run.runId());
    json.writeBooleanField("simulated", run.simulated());
    write("from", run.from());
    write("to", run.to());
    write("firstEventAt", run.firstAt());
    write("asOf", run.asOf());
    json.writeStringField("modelBuild", run.modelBuild());
    json.writeStringField("inputDigest", run.inputDigest());
  }

  private void writeFlags(RunFacts facts) throws IOException {
    json.writeArrayFieldStart("flags");
    if (facts.run().simulated()) {
      json.writeString("SIMULATED");
    }
    if (!facts.run().markBasis().equals("mark")) {
      json.writeString("LAST_AS_MARK");
    }
    if (facts.rulePacks().stream().anyMatch(RulePacksQuery.Row::extrapolated)) {
      json.writeString("PACK_EXTRAPOLATED");
    }
    json.writeEndArray();
  }

  private void writeRulePacks(RunFacts facts) throws IOException {
    json.writeArrayFieldStart("rulePacks");
    for (RulePacksQuery.Row pack : facts.rulePacks()) {
      json.writeStartObject();
      json.writeStringField("packId", pack.packId());
      json.writeStringField("version", pack.version());
      json.writeStringField("venue", pack.venue());
      write("effectiveFrom", pack.effectiveFrom());
      write("evidencedTo", pack.evidencedTo());
      json.writeStringField("source", pack.source());
      json.writeBooleanField("extrapolated", pack.extrapolated());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeInput(ControlTotalsQuery.Row file) throws IOException {
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

  private void writeLiquidation(LiquidationsBetweenQuery.Row row) throws IOException {
    json.writeStartObject();
    json.writeStringField("positionKey", row.positionKey());
    write("at", row.at());
    write("mark", row.markPrice());
    write("liquidationPrice", row.liquidationPrice());
    write("loss", row.loss());
    write("deficit", row.deficit());
    json.writeStringField("settlementAsset", row.settlementAsset());
    json.writeStringField("desk", row.desk());
    json.writeStringField("book", row.book());
    json.writeEndObject();
  }

  private void writeAlerts(RunFacts facts) throws IOException {
    json.writeNumberField("alerts", facts.alerts().size());
    Map<String, Long> byKind =
        facts.alerts().stream()
            .collect(
                Collectors.groupingBy(
                    AlertsBetweenQuery.Row::kind, TreeMap::new, Collectors.counting()));
    json.writeObjectFieldStart("alertsByKind");
    for (Map.Entry<String, Long> kind : byKind.entrySet()) {
      json.writeNumberField(kind.getKey(), kind.getValue());
    }
    json.writeEndObject();
  }

  private void writeBreach(BudgetStatesQuery.Row breach) throws IOException {
    json.writeStartObject();
    json.writeStringField("node", breach.node());
    json.writeStringField("metric", breach.metric());
    json.writeStringField("state", breach.state());
    write("at", breach.at());
    write("used", breach.used());
    write("soft", breach.soft());
    write("hard", breach.hard());
    json.writeStringField("currency", breach.currency());
    json.writeStringField("scope", breach.scope());
    json.writeEndObject();
  }

  private void writeRecord(BreachesQuery.Row breach) throws IOException {
    json.writeStartObject();
    json.writeStringField("node", breach.node());
    json.writeStringField("metric", breach.metric());
    json.writeStringField("currency", breach.currency());
    json.writeStringField("scope", breach.scope());
    json.writeNumberField("number", breach.number());
    write("openedAt", breach.openedAt());
    json.writeStringField("cause", breach.cause());
    json.writeBooleanField("active", breach.active());
    write("hard", breach.hard());
    write("peak", breach.peak());
    write("peakAt", breach.peakAt());
    write("confirmedAt", breach.confirmedAt());
    write("endedAt", breach.endedAt());
    json.writeStringField("ending", breach.ending());
    json.writeEndObject();
  }

  private void writeNode(DesksAtQuery.Row node) throws IOException {
    json.writeStartObject();
    json.writeStringField("node", node.node());
    json.writeStringField("settlementAsset", node.settlementAsset());
    json.writeNumberField("positions", node.exposure().positions());
    json.writeNumberField("unknownPositions", node.exposure().unknownPositions());
    write("isolatedMargin", node.exposure().isolatedMargin());
    write("equity", node.exposure().equity());
    write("unrealisedPnl", node.exposure().unrealisedPnl());
    write("maintenance", node.exposure().maintenanceMargin());
    write("openCapitalAtRisk", node.exposure().openCapitalAtRisk());
    write("periodLoss", node.realised().periodLoss());
    write("unknownResultsToday", node.realised().unsaid().today());
    write("grossNotional", node.exposure().grossNotional());
    write("realisedLoss", node.realised().loss());
    json.writeEndObject();
  }

  private void writeProposals(Proposals proposals) throws IOException {
    long moves = proposals.suggestions().stream().filter(row -> row.amount().signum() > 0).count();
    json.writeObjectFieldStart("suggestions");
    json.writeNumberField("moves", moves);
    json.writeNumberField("infeasible", proposals.suggestions().size() - moves);
    json.writeEndObject();
  }

  private void write(String field, @Nullable Long count) throws IOException {
    if (count == null) {
      json.writeNullField(field);
    } else {
      json.writeNumberField(field, count);
    }
  }

  private void write(String field, @Nullable BigDecimal figure) throws IOException {
    if (figure == null) {
      json.writeNullField(field);
    } else {
      json.writeStringField(field, Precision.canonical(figure));
    }
  }

  private void write(String field, @Nullable Instant at) throws IOException {
    if (at == null) {
      json.writeNullField(field);
    } else {
      json.writeStringField(field, at.toString());
    }
  }
}
