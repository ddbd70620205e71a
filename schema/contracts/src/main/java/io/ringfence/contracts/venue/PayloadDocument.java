package io.ringfence.contracts.venue;

import io.ringfence.contracts.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Finds the rows of positions in what a venue answered, whatever it is wrapped in. */
final class PayloadDocument {
  /**
   * One row.
   *
   * @param fields its fields, with the place it stands at
   * @param takenAt when the venue wrote it, where its wrapping says so
   */
  record Row(PayloadFields fields, Optional<Instant> takenAt) {}

  private final String file;
  private final String venue;
  private final ToIntFunction<Json.Members> lineOf;
  private final List<Row> rows = new ArrayList<>();

  private PayloadDocument(String file, String venue, ToIntFunction<Json.Members> lineOf) {
    this.file = file;
    this.venue = venue;
    this.lineOf = lineOf;
  }

  /**
   * The rows of a document.
   *
   * @param file name of the file, for messages
   * @param venue the venue it is said to be of
   * @param lineOf line in which an object begins
   * @throws PayloadException when the wrapping says that the venue refused, or is another venue's
   */
  static List<Row> rows(
      String file, String venue, Json document, ToIntFunction<Json.Members> lineOf) {
    PayloadDocument found = new PayloadDocument(file, venue, lineOf);
    found.collect(document, Optional.empty());
    return found.rows;
  }

  private void collect(Json json, Optional<Instant> takenAt) {
    switch (json) {
      case Json.Elements(var inOrder) -> inOrder.forEach(it -> collect(it, takenAt));
      case Json.Members object -> unwrap(object, takenAt);
      case Json.Text _, Json.Literal _ ->
          throw new PayloadException(file, "must hold objects, holds " + json);
    }
  }

  /** Recorded lines, then the answers of Bybit, OKX and Hyperliquid; anything else is a row. */
  private void unwrap(Json.Members object, Optional<Instant> takenAt) {
    PayloadFields fields = new PayloadFields(place(object), object);
    Map<String, Json> members = object.byName();
    if (members.get("payload") instanceof Json.Members payload) {
      requireVenue(fields);
      unwrap(payload, takenAt);
    } else if (members.get("result") instanceof Json.Members(var result)
        && result.get("list") instanceof Json.Elements list) {
      requireSuccess(fields, "retCode");
      collect(list, fields.instantIfGiven("time"));
    } else if (members.get("data") instanceof Json.Elements data) {
      requireSuccess(fields, "code");
      collect(data, takenAt);
    } else if (members.get("assetPositions") instanceof Json.Elements positions) {
      collect(positions, fields.instantIfGiven("time"));
    } else if (members.get("position") instanceof Json.Members position) {
      unwrap(position, takenAt);
    } else {
      rows.add(new Row(fields, takenAt));
    }
  }

  private void requireVenue(PayloadFields fields) {
    fields
        .textIfGiven("venue")
        .filter(it -> !it.equals(venue))
        .ifPresent(
            _ -> {
              throw fields.refused("venue", "must be " + venue);
            });
  }

  private static void requireSuccess(PayloadFields fields, String code) {
    fields
        .textIfGiven(code)
        .filter(it -> !it.equals("0"))
        .ifPresent(
            _ -> {
              throw fields.refused(code, "must be 0: the venue refused the request");
            });
  }

  private String place(Json.Members object) {
    return file + ", line " + lineOf.applyAsInt(object);
  }
}
