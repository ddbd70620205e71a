package io.ringfence.reporting.evidence;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
    Optional<List<String>> missing = facts.missing();
    json.writeFieldName("totals");
    if (missing.isPresent()) {
      json.writeString(missing.get().isEmpty() ? COMPLETE : AT_LEAST);
    } else {
      json.writeNull();
    }
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
