package io.ringfence.reporting.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/**
 * A proposal for a second pair of eyes: which book it comes from, what was moved, what was checked.
 * Nothing is done by it; nobody has approved it.
 *
 * @param source what it comes from
 * @param checkedAsOf instant of the marks, budgets and balances it was checked against
 * @param moves the moves
 */
public record ProposalFile(Source source, Instant checkedAsOf, List<MoveCheck> moves) {
  /**
   * The book.
   *
   * @param run the run it is of
   * @param export its export number
   * @param payloadAsOf instant it is of
   * @param fileHash SHA-256 of the file that came back
   */
  public record Source(String run, long export, Instant payloadAsOf, String fileHash) {}

  private static final JsonFactory JSON = new JsonFactory();

  /** Writes it as JSON, decimals as texts. */
  public void writeTo(OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("format", "ringfence-proposal-1");
      json.writeStringField("state", "prepared");
      json.writeStringField("needs", "approval by another person than the preparer");
      json.writeStringField("run", source.run());
      json.writeNumberField("export", source.export());
      json.writeStringField("bookAsOf", source.payloadAsOf().toString());
      json.writeStringField("bookSha256", source.fileHash());
      json.writeStringField("checkedAsOf", checkedAsOf.toString());
      json.writeArrayFieldStart("moves");
      for (MoveCheck move : moves) {
        write(json, move);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, MoveCheck move) throws IOException {
    json.writeStartObject();
    json.writeStringField("position", move.positionKey());
    json.writeStringField("amount", move.amount().toPlainString());
    json.writeStringField("asset", move.asset());
    json.writeStringField("distanceBefore", move.before().map(Object::toString).orElse(null));
    json.writeStringField("distanceAfter", move.after().map(Object::toString).orElse(null));
    json.writeStringField("comment", move.comment());
    json.writeEndObject();
  }
}
