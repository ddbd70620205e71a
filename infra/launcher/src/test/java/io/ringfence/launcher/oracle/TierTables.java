package io.ringfence.launcher.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Brackets of every instrument of the one venue a replay knows, read as plain JSON.
 *
 * @param venue code of the venue
 * @param bySymbol tables by the venue's names
 */
record TierTables(String venue, Map<String, TierTable> bySymbol) {
  private static final String SHIPPED = "/rule-packs/binance-usdm/2024-10-24.json";

  /** The figures of the rule pack that the platform ships. */
  static TierTables shipped() throws IOException {
    try (InputStream file = TierTables.class.getResourceAsStream(SHIPPED)) {
      return of(new ObjectMapper().readTree(Objects.requireNonNull(file, SHIPPED)));
    }
  }

  private static TierTables of(JsonNode pack) {
    Map<String, TierTable> tables = new HashMap<>();
    for (JsonNode instrument : pack.get("instruments")) {
      List<TierTable.Tier> tiers = new ArrayList<>();
      instrument.get("tiers").forEach(tier -> tiers.add(tier(tier)));
      tables.put(
          instrument.get("symbol").asText(),
          new TierTable(instrument.get("settlementAsset").asText(), tiers));
    }
    return new TierTables(pack.get("venue").asText(), tables);
  }

  private static TierTable.Tier tier(JsonNode tier) {
    return new TierTable.Tier(
        decimal(tier, "floor"),
        decimal(tier, "cap"),
        decimal(tier, "rate"),
        decimal(tier, "maintenanceAmount"));
  }

  private static BigDecimal decimal(JsonNode node, String name) {
    return new BigDecimal(node.get(name).asText());
  }

  TierTable of(String symbol) {
    return Objects.requireNonNull(bySymbol.get(symbol), symbol);
  }
}
