package io.ringfence.reporting.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two reports of one subject: the same instant by two states of knowledge, or
 * two runs.
 *
 * @param before what was said first
 * @param after what was said then
 */
public record ReportDiff(RiskReport before, RiskReport after) {
  /**
   * One difference.
   *
   * @param what kind of row, for example {@code position}
   * @param key which row
   * @param field which of its fields; empty: the whole row
   * @param was what was said first
   * @param is what was said then
   */
  public record Difference(String what, String key, String field, String was, String is) {
    /** One line for people. */
    public String line() {
      return field.isEmpty()
          ? "%s %s: %s".formatted(what, key, is)
          : "%s %s: %s was %s, is %s".formatted(what, key, field, was, is);
    }
  }

  /** Rows of one kind, each by its key as its fields. */
  private record Rows(String what, Function<RiskReport, Map<String, Map<String, String>>> of) {}

  private static final List<Rows> ROWS =
      List.of(
          new Rows("position", ReportDiff::positions),
          new Rows(
              "node",
              report ->
                  byKey(
                      report.facts().nodes(), row -> row.node() + " in " + row.settlementAsset())),
          new Rows(
              "budget",
              report ->
                  byKey(
                      report.budgets().stream().map(BudgetLine::budget).toList(),
                      row -> "%s %s %s".formatted(row.node(), row.metric(), row.currency()))),
          new Rows(
              "liquidation",
              report ->
                  byKey(
                      report.facts().liquidations(),
                      row -> row.positionKey() + " episode " + row.episode())),
          new Rows(
              "alert",
              report ->
                  byKey(
                      report.facts().alerts(),
                      row ->
                          "%s %s %s %s"
                              .formatted(
                                  row.at(),
                                  row.kind(),
                                  Optional.ofNullable(row.positionKey())
                                      .or(() -> Optional.ofNullable(row.instrument()))
                                      .orElse(row.node()),
                                  Flattened.shown(row.level())))),
          new Rows(
              "acknowledgement",
              report ->
                  byKey(
                      report.facts().acknowledgements(),
                      row -> "%s %s %s".formatted(row.at(), row.noticeId(), row.person()))),
          new Rows(
              "rate",
              report ->
                  byKey(
                      report.facts().rates(),
                      row ->
                          "%s %s %s/%s".formatted(row.at(), row.node(), row.base(), row.quote()))),
          new Rows(
              "budget state",
              report ->
                  byKey(
                      report.facts().budgetStates(),
                      row -> "%s %s %s".formatted(row.at(), row.node(), row.metric()))),
          new Rows(
              "breach",
              report ->
                  byKey(
                      report.facts().breaches(),
                      row ->
                          "%s %s %s %s number %s"
                              .formatted(
                                  row.node(),
                                  row.metric(),
                                  row.currency(),
                                  Flattened.shown(row.scope()),
                                  row.number()))),
          new Rows(
              "override",
              report ->
                  byKey(
                      report.facts().overrides(),
                      row ->
                          "%s %s %s %s from %s"
                              .formatted(
                                  row.node(),
                                  row.metric(),
                                  row.currency(),
                                  Flattened.shown(row.scope()),
                                  Flattened.shown(row.validFrom())))),
          new Rows(
              "free balance",
              report ->
                  byKey(
                      report.facts().balances(),
                      row ->
                          "%s/%s %s".formatted(row.venue(), row.account(), row.settlementAsset()))),
          new Rows(
              "expected account",
              report ->
                  byKey(
                      report.facts().expected().lines(),
                      line -> line.account() + " since " + line.row().validFrom())),
          new Rows(
              "reject",
              report -> byKey(report.facts().rejects(), row -> row.file() + " line " + row.line())),
          new Rows("file", report -> byKey(report.facts().files(), row -> row.file())));

  /** Every difference, kind by kind, by key. */
  public List<Difference> differences() {
    List<Difference> differences = new ArrayList<>();
    for (Rows rows : ROWS) {
      Map<String, Map<String, String>> was = rows.of().apply(before);
      Map<String, Map<String, String>> is = rows.of().apply(after);
      TreeSet<String> keys = new TreeSet<>(was.keySet());
      keys.addAll(is.keySet());
      keys.forEach(key -> differences.addAll(compare(rows.what(), key, was.get(key), is.get(key))));
    }
    return differences;
  }

  private static List<Difference> compare(
      String what,
      String key,
      @Nullable Map<String, String> was,
      @Nullable Map<String, String> is) {
    if (was == null || is == null) {
      return List.of(
          was == null
              ? new Difference(what, key, "", "not there", "added")
              : new Difference(what, key, "", "there", "gone"));
    }
    return is.keySet().stream()
        .map(
            field -> new Difference(what, key, field, was.getOrDefault(field, ""), text(is, field)))
        .filter(found -> !found.was().equals(found.is()))
        .toList();
  }

  private static String text(Map<String, String> fields, String field) {
    return fields.getOrDefault(field, "");
  }

  private static Map<String, Map<String, String>> positions(RiskReport report) {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (PositionLine line : report.positions()) {
      Map<String, String> fields = Flattened.of(line.row());
      fields.put("liquidation price", shown(line.liquidationPrice()));
      fields.put("distance", shown(line.distance()));
      fields.put(
          "equity", shown(Optional.ofNullable(line.exposure()).map(exposure -> exposure.equity())));
      fields.put("state", line.state().name());
      rows.put(line.key().toString(), fields);
    }
    return rows;
  }

  private static String shown(Optional<BigDecimal> figure) {
    return Flattened.shown(figure.orElse(null));
  }

  /** Rows of one key are told apart by their number. */
  private static <R extends Record> Map<String, Map<String, String>> byKey(
      List<R> rows, Function<R, String> key) {
    Map<String, Map<String, String>> keyed = new LinkedHashMap<>();
    for (R row : rows) {
      String name = key.apply(row);
      String place = name;
      for (int more = 2; keyed.containsKey(place); more++) {
        place = name + " #" + more;
      }
      keyed.put(place, Flattened.of(row));
    }
    return keyed;
  }
}
