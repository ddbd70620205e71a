package io.ringfence.reporting.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.ringfence.reporting.query.AlertClockQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * {@code summary.json}: the payload, its digest, and an envelope of what differs each time.
 *
 * @param report what is summed up
 */
public record SummaryFile(RiskReport report) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * What differs each time a report is written.
   *
   * @param producedAt wall clock
   * @param measured durations of this program's own steps, milliseconds, by name
   * @param others timings of the steps before as a JSON object; {@code {}} where there are none
   */
  public record Envelope(Instant producedAt, Map<String, Long> measured, String others) {
    public Envelope {
      measured = Map.copyOf(measured);
    }
  }

  /** SHA-256 over the payload as compact JSON in UTF-8, hexadecimal: the same run, the same. */
  public String digest() {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      try (JsonGenerator json = JSON.createGenerator(bytes)) {
        json.writeStartObject();
        new SummaryPayload(json).write(report);
        json.writeEndObject();
      }
      return Sha256.hex(bytes.toByteArray());
    } catch (IOException e) {
      throw new IllegalStateException("a digest over bytes in memory cannot fail", e);
    }
  }

  /** Run and digest as one line of JSON, for whoever called the program. */
  public String doneLine() {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("runId", report.facts().run().runId());
      json.writeStringField("digest", digest());
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return line.toString();
  }

  /** Writes the file's content, indented, lines ending in LF. */
  public void writeTo(OutputStream out, Envelope envelope) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter pretty = new DefaultPrettyPrinter();
    pretty.indentObjectsWith(lines);
    pretty.indentArraysWith(lines);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(pretty);
      json.writeStartObject();
      new SummaryPayload(json).write(report);
      json.writeStringField("digest", digest());
      json.writeStringField("producedAt", envelope.producedAt().toString());
      json.writeObjectFieldStart("timings");
      copyFields(envelope.others(), json);
      writeClock(report.facts().clock(), json);
      json.writeObjectFieldStart("reporting");
      for (String step : envelope.measured().keySet().stream().sorted().toList()) {
        json.writeNumberField(step, envelope.measured().getOrDefault(step, 0L));
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    }
    out.write("\n".getBytes(StandardCharsets.UTF_8));
  }

  /** How long alerts took on the wall clock, microseconds: outside the digest. */
  private static void writeClock(AlertClockQuery.Row clock, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("alertClock");
    json.writeNumberField("measured", clock.measured());
    json.writeNumberField("unmeasured", clock.unmeasured());
    json.writeNumberField("receivedToEmittedP50Micros", clock.p50());
    json.writeNumberField("receivedToEmittedP99Micros", clock.p99());
    json.writeNumberField("receivedToEmittedMaxMicros", clock.longest());
    json.writeNumberField("receivedToDetectedP99Micros", clock.detectionP99());
    json.writeNumberField("receivedToStoredP99Micros", clock.storedP99());
    json.writeNumberField("receivedToStoredMaxMicros", clock.storedLongest());
    json.writeNumberField("limitMicros", AlertClockQuery.FIVE_SECONDS);
    json.writeNumberField("late", clock.late());
    json.writeStringField("rule", "MiFID II RTS 6 Art. 16(5)");
    json.writeEndObject();
  }

  /** Fields of an object into the object that is open; refuses what is no object. */
  private static void copyFields(String object, JsonGenerator json) throws IOException {
    try (JsonParser parser = JSON.createParser(object)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("timings must be a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        json.copyCurrentStructure(parser);
      }
    }
  }
}
