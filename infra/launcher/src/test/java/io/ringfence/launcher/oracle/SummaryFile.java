package io.ringfence.launcher.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A {@code summary.json}, compared figure by figure with what the brute force found. */
final class SummaryFile {
  /** Prices that come from a division stand in the file with 18 fraction digits. */
  private static final BigDecimal ROUNDING = new BigDecimal("1e-12");

  /** Keys of a desk in the file, and the columns they are called by in the tables. */
  private static final Map<String, String> DESK_FIGURES =
      Map.of(
          "positions", "positions",
          "isolatedMargin", "isolated_margin",
          "equity", "equity",
          "unrealisedPnl", "unrealised_pnl",
          "maintenance", "maintenance_margin",
          "openCapitalAtRisk", "open_capital_at_risk",
          "periodLoss", "period_loss",
          "unknownResultsToday", "unknown_results_day",
          "grossNotional", "gross_notional",
          "realisedLoss", "realised_loss");

  private final JsonNode summary;

  private SummaryFile(JsonNode summary) {
    this.summary = summary;
  }

  static SummaryFile read(Path file) throws IOException {
    return new SummaryFile(new ObjectMapper().readTree(file.toFile()));
  }

  void compare(ReplayOutcome expected, Differences differences) {
    counts(expected, differences);
    liquidations(expected, differences);
    desks(expected, differences);
    breaches(expected, differences);
    alerts(expected, differences);
  }

  private void counts(ReplayOutcome expected, Differences differences) {
    List<String> actual = new ArrayList<>();
    for (JsonNode input : summary.get("inputs")) {
      actual.add(
          "%s %s received %d applied %d duplicate %d rejected %d"
              .formatted(
                  input.get("file").asText(),
                  input.get("kind").asText(),
                  input.get("received").asLong(),
                  input.get("applied").asLong(),
                  input.get("duplicate").asLong(),
                  input.get("rejected").asLong()));
    }
    differences.equal(
        "counts", expected.counts().stream().sorted().toList(), actual.stream().sorted().toList());
  }

  private void liquidations(ReplayOutcome expected, Differences differences) {
    JsonNode actual = summary.get("liquidations");
    differences.equal("liquidations", expected.liquidations().size(), actual.size());
    List<Liquidation> ordered = expected.liquidations().stream().sorted().toList();
    for (int i = 0; i < Math.min(ordered.size(), actual.size()); i++) {
      Liquidation liquidation = ordered.get(i);
      JsonNode produced = actual.get(i);
      String name = "liquidation %d %s ".formatted(i, liquidation.position());
      differences.equal(name + "key", liquidation.position(), text(produced, "positionKey"));
      differences.equal(name + "at", liquidation.at(), at(produced));
      differences.decimal(name + "mark", liquidation.mark(), decimal(produced, "mark"));
      differences.decimal(name + "loss", liquidation.loss(), decimal(produced, "loss"));
      differences.decimal(name + "deficit", liquidation.deficit(), decimal(produced, "deficit"));
      Quotient price = liquidation.price();
      differences.near(
          name + "liquidation price",
          price == null ? null : price.rounded(18),
          decimal(produced, "liquidationPrice"),
          ROUNDING);
    }
  }

  private void desks(ReplayOutcome expected, Differences differences) {
    Map<String, JsonNode> actual = new TreeMap<>();
    summary.get("desks").forEach(desk -> actual.put(desk.get("node").asText(), desk));
    Map<String, NodeTotals> totals = new TreeMap<>();
    expected.last().forEach((node, figures) -> totals.put(node.node(), figures));
    differences.equal("nodes", List.copyOf(totals.keySet()), List.copyOf(actual.keySet()));
    totals.forEach(
        (node, figures) -> {
          JsonNode desk = actual.get(node);
          if (desk != null) {
            DESK_FIGURES.forEach(
                (key, column) ->
                    differences.decimal(
                        node + " " + key, figures.figure(column), decimal(desk, key)));
          }
        });
  }

  private void breaches(ReplayOutcome expected, Differences differences) {
    List<String> actual = new ArrayList<>();
    for (JsonNode breach : summary.get("breaches")) {
      actual.add(
          String.join(
              " ",
              text(breach, "node"),
              text(breach, "metric"),
              text(breach, "state"),
              Long.toString(at(breach))));
    }
    List<String> wanted =
        expected.breaches().stream()
            .map(
                change ->
                    String.join(
                        " ",
                        change.budget().node(),
                        change.budget().metric(),
                        change.state(),
                        Long.toString(change.at())))
            .sorted()
            .toList();
    differences.equal("breaches", wanted, actual.stream().sorted().toList());
  }

  private void alerts(ReplayOutcome expected, Differences differences) {
    for (String kind : List.of("DISTANCE", "MARGIN_RATIO", "LIQUIDATION")) {
      long wanted = expected.alerts().stream().filter(alert -> alert.kind().equals(kind)).count();
      differences.equal("alerts " + kind, wanted, summary.get("alertsByKind").path(kind).asLong());
    }
  }

  private static String text(JsonNode node, String key) {
    return node.get(key).asText();
  }

  private static long at(JsonNode node) {
    return ReplayInput.micros(Instant.parse(text(node, "at")));
  }

  private static @Nullable BigDecimal decimal(JsonNode node, String key) {
    JsonNode value = node.get(key);
    return value == null || value.isNull() ? null : new BigDecimal(value.asText());
  }
}
