package io.ringfence.reporting.evidence;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.reporting.report.ExpectedAccounts;
import io.ringfence.reporting.report.ExpectedLine;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a manifest that says who had to report, who did, and where every source was read.
 *
 * @param json where the fields go, an object being open
 * @param facts what is said
 */
record ManifestCoverage(JsonGenerator json, ManifestFacts facts) {
  private static final String AT_LEAST = "UNKNOWN_AT_LEAST";
  private static final String COMPLETE = "COMPLETE";

  /** Accounts and positions, expected and received. */
  void writeAccounts() throws IOException {
    json.writeObjectFieldStart("accounts");
    write("expected", facts.expected());
    if (facts.expected().isEmpty()) {
      json.writeStringField("why", ManifestFacts.NOBODY_DECLARED);
    }
    write("received", Optional.of(facts.accounts()));
    write("missing", facts.missing());
    writeSilent();
    json.writeStringField("totals", totals());
    write("withoutBalance", Optional.of(facts.accountsWithoutBalance()));
    json.writeEndObject();
    json.writeObjectFieldStart("positions");
    if (facts.positionsExpected().isPresent()) {
      json.writeNumberField("expected", facts.positionsExpected().get());
    } else {
      json.writeNullField("expected");
    }
    json.writeNumberField("received", facts.report().positions().size());
    json.writeEndObject();
  }

  private @Nullable String totals() {
    ExpectedAccounts expected = facts.report().facts().expected();
    if (!expected.declared()) {
      return null;
    }
    return expected.lines().stream().anyMatch(ExpectedLine::isUnknown) ? AT_LEAST : COMPLETE;
  }

  /** Who fell silent: since when, and by which rule that is too long. */
  private void writeSilent() throws IOException {
    Optional<List<ExpectedLine>> silent = facts.silent();
    if (silent.isEmpty()) {
      json.writeNullField("silent");
      return;
    }
    json.writeArrayFieldStart("silent");
    for (ExpectedLine line : silent.get()) {
      json.writeStartObject();
      json.writeStringField("account", line.account());
      json.writeStringField("lastHeardAt", line.heard().last().map(Instant::toString).orElse(null));
      json.writeStringField("silence", line.silence().map(Duration::toString).orElse(null));
      json.writeStringField("silentAfter", String.valueOf(line.row().silentAfter()));
      json.writeStringField("rule", line.row().source());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Topic, partition and offsets; of files name, digest and rows. */
  void writePositions() throws IOException {
    Optional<List<SourcePosition>> positions = facts.sourcePositions();
    if (positions.isEmpty()) {
      json.writeNullField("sourceOffsets");
      json.writeStringField("sourceOffsetsWhy", facts.whyNoPositions());
      return;
    }
    json.writeArrayFieldStart("sourceOffsets");
    for (SourcePosition position : positions.get()) {
      json.writeStartObject();
      switch (position) {
        case SourcePosition.OfPartition(
                String topic,
                String partition,
                long first,
                long last,
                long rows) -> {
          json.writeStringField("topic", topic);
          json.writeStringField("partition", partition);
          json.writeNumberField("firstOffset", first);
          json.writeNumberField("lastOffset", last);
          json.writeNumberField("rows", rows);
        }
        case SourcePosition.OfFile(String file, String sha256, long rows) -> {
          json.writeStringField("file", file);
          json.writeStringField("sha256", sha256);
          json.writeNumberField("rows", rows);
        }
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNullField("sourceOffsetsWhy");
  }

  private void write(String field, Optional<? extends Collection<String>> texts)
      throws IOException {
    if (texts.isEmpty()) {
      json.writeNullField(field);
      return;
    }
    json.writeArrayFieldStart(field);
    for (String text : texts.get()) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
