package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.ReportsApi;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rules that Binance announces to the sample run: those of now, in one tier that asks for a fifth.
 */
final class AnnouncedRules {
  /** Their stamp. */
  static final String STAMP = "binance-usdm@announced";

  /** From the end of the run until they hold. */
  static final Duration LEFT = Duration.ofHours(50);

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String NOW = "/rule-packs/binance-usdm/2024-10-24.json";
  private static final Set<String> HELD =
      Set.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT", "BNBUSDT", "DOGEUSDT", "LTCUSDT");

  private AnnouncedRules() {}

  /** Announces them once; whoever comes second finds them there. */
  static void to(ReportsApi api, String token) throws IOException {
    String known = api.get("/v1/rule-packs", token).json().path("announced").toString();
    if (!known.contains(STAMP)) {
      Instant from = end(api, token).plus(LEFT);
      api.execute(
          "INSERT INTO rule_pack_documents (run_id, venue, pack_id, version, effective_from,"
              + " document) VALUES ('%s', 'binance', 'binance-usdm', 'announced', '%s', '%s')"
                  .formatted(
                      ReportsApi.RUN,
                      from.toString().replace('T', ' ').replace("Z", ""),
                      harsher(from).replace("'", "''")));
    }
  }

  /** End of the run. */
  static Instant end(ReportsApi api, String token) {
    return Instant.parse(api.get("/v1/rule-packs", token).json().path("asOf").stringValue());
  }

  private static String harsher(Instant from) throws IOException {
    try (InputStream file = AnnouncedRules.class.getResourceAsStream(NOW)) {
      ObjectNode pack = (ObjectNode) JSON.readTree(Objects.requireNonNull(file).readAllBytes());
      pack.put("version", "announced");
      pack.put("effectiveFrom", from.toString());
      pack.put("evidencedTo", from.plus(Duration.ofDays(90)).toString());
      ArrayNode instruments = (ArrayNode) pack.path("instruments");
      instruments.removeIf(it -> !HELD.contains(it.path("symbol").stringValue()));
      assertThat(instruments).isNotEmpty();
      instruments.forEach(
          it -> {
            ArrayNode tiers = (ArrayNode) it.path("tiers");
            ObjectNode only = (ObjectNode) tiers.get(tiers.size() - 1);
            only.put("floor", "0");
            only.put("rate", "0.2");
            only.put("maintenanceAmount", "0");
            tiers.removeAll();
            tiers.add(only);
          });
      return JSON.writeValueAsString(pack);
    }
  }
}
