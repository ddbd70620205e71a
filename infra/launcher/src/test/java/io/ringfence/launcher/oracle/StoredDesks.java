package io.ringfence.launcher.oracle;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code desk_exposures} as the stream stored them, compared at every instant: where a
 * row was stored it equals the sums over the positions, and where none was stored nothing changed.
 */
final class StoredDesks {
  /** Lists the rows of the only run, one row a line, fields between tabulators. */
  static final String QUERY =
      "SELECT toUnixTimestamp64Micro(as_of) AS at, * FROM desk_exposures FORMAT TSVWithNames";

  /** They change at the day cut without any row: compared where a row was stored only. */
  private static final List<String> OF_THE_DAY =
      List.of("realised_pnl_day", "period_loss", "unknown_results_day");

  private static final Pattern TAB = Pattern.compile("\t");
  private static final String ABSENT = "\\N";

  private final Map<NodeAsset, TreeMap<Long, Map<String, String>>> rows = new HashMap<>();

  /** Takes the answer to {@link #QUERY}. */
  StoredDesks(List<String> lines) {
    List<String> columns = List.of(TAB.split(lines.getFirst(), -1));
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = TAB.split(line, -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < fields.length; i++) {
        row.put(columns.get(i), fields[i]);
      }
      rows.computeIfAbsent(node(row), _ -> new TreeMap<>())
          .put(Long.valueOf(field(row, "at")), row);
    }
  }

  private static NodeAsset node(Map<String, String> row) {
    return new NodeAsset(field(row, "node"), field(row, "settlement_asset"));
  }

  private static String field(Map<String, String> row, String column) {
    String field = row.get(column);
    if (field == null) {
      throw new IllegalArgumentException(
          "column must be one of %s, was %s".formatted(row.keySet(), column));
    }
    return field;
  }

  void compare(ReplayOutcome expected, Differences differences) {
    expected
        .totals()
        .forEach((at, nodes) -> nodes.forEach((node, totals) -> at(at, node, totals, differences)));
    rows.forEach(
        (node, stored) ->
            stored
                .keySet()
                .forEach(
                    at ->
                        differences.equal(
                            "instant %d of %s known".formatted(at, node),
                            true,
                            expected.totals().getOrDefault(at, Map.of()).containsKey(node))));
  }

  private void at(long at, NodeAsset node, NodeTotals totals, Differences differences) {
    String where = "%d %s ".formatted(at, node);
    Map.Entry<Long, Map<String, String>> stored =
        rows.getOrDefault(node, new TreeMap<>()).floorEntry(at);
    differences.equal(where + "stored", true, stored != null);
    if (stored == null) {
      return;
    }
    boolean now = stored.getKey() == at;
    totals
        .figures()
        .forEach(
            (column, figure) -> {
              if (now || !OF_THE_DAY.contains(column)) {
                differences.decimal(where + column, figure, decimal(stored.getValue(), column));
              }
            });
  }

  private static @Nullable BigDecimal decimal(Map<String, String> row, String column) {
    String field = field(row, column);
    return field.equals(ABSENT) ? null : new BigDecimal(field);
  }
}
