package io.ringfence.launcher.command;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What previews and sizings have in common. */
final class TradeOptions {
  @Option(
      names = "--venue",
      required = true,
      paramLabel = "V",
      description = "Venue of a rule pack, for example binance.")
  private String venue = "";

  @Option(
      names = "--instrument",
      required = true,
      paramLabel = "I",
      description = "Perpetual of it, for example BTCUSDT.")
  private String instrument = "";

  @Option(names = "--side", required = true, paramLabel = "S", description = "long or short.")
  private String side = "";

  @Option(
      names = "--at",
      paramLabel = "T",
      description = "Instant whose rule pack is used, ISO-8601 with zone; absent: now.")
  private @Nullable Instant at;

  @Option(names = "--json", description = "Print one JSON object, as the API answers.")
  private boolean json;

  /** Adds them to the fields of a request. */
  void addTo(Map<String, String> fields) {
    fields.put("venue", venue);
    fields.put("instrument", instrument);
    fields.put("side", side);
  }

  Instant at(InstantSource clock) {
    return at == null ? clock.instant() : at;
  }

  boolean json() {
    return json;
  }
}
