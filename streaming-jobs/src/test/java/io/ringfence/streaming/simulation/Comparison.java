package io.ringfence.streaming.simulation;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.sink.StreamTables;
import io.ringfence.streaming.sink.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run against the fault-free one: the same rows in every table that is computed, the same rows
 * refused for the same reasons, and control totals that differ by what came twice and by nothing
 * else.
 *
 * @param expected what the fault-free run left behind
 * @param found what the other did
 * @param topics whether the other read topics, where places are offsets
 */
record Comparison(Outcome expected, Outcome found, boolean topics) {
  private static final Pattern REJECT =
      Pattern.compile(".* (kind=.*) original=.*( occurred_at=.*)", Pattern.DOTALL);
  private static final Pattern COUNT =
      Pattern.compile(
          "file=.* kind=(\\S+) received=(\\d+) applied=(\\d+) duplicate=(\\d+) rejected=(\\d+) .*");
  private static final Pattern TABLE_COUNT =
      Pattern.compile("counted_table=(\\S+) .*tasks=(\\d+) computed=(\\d+) ");

  /** Refuses any other difference than rows that came again. */
  void require(Map<InputKind, Integer> repeated) {
    for (TableLayout<?> layout : StreamTables.COMPUTED) {
      same(layout.table(), expected.rows(layout.table()), found.rows(layout.table()));
    }
    same("rejects", rejects(expected), rejects(found));
    same("dead_letters", List.of(), found.rows("dead_letters"));
    Map<String, List<Long>> totals = totals(expected);
    repeated.forEach(
        (kind, rows) ->
            totals.computeIfPresent(
                kind.label(),
                (_, sums) ->
                    List.of(sums.get(0) + rows, sums.get(1), sums.get(2) + rows, sums.get(3))));
    same("input_counts", lines(totals), lines(totals(found)));
    same("table_counts", stored(), counted());
  }

  private static List<String> lines(Map<String, List<Long>> totals) {
    return totals.entrySet().stream()
        .map(
            entry -> entry.getKey() + " received, applied, duplicate, rejected " + entry.getValue())
        .toList();
  }

  /** Without places, and without texts, which are CSV in files and JSON in topics. */
  private static List<String> rejects(Outcome outcome) {
    return outcome.rows("rejects").stream()
        .map(row -> group(REJECT, row, 1) + group(REJECT, row, 2))
        .sorted()
        .toList();
  }

  private static String group(Pattern pattern, String text, int number) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalStateException("a row must look like " + pattern + ", was " + text);
    }
    return matcher.group(number);
  }

  /** Received, applied, duplicate, rejected by kind. */
  private static Map<String, List<Long>> totals(Outcome outcome) {
    Map<String, List<Long>> totals = new TreeMap<>();
    for (String row : outcome.rows("input_counts")) {
      List<Long> sums = new ArrayList<>();
      for (int place = 0; place < 4; place++) {
        sums.add(Long.parseLong(group(COUNT, row, place + 2)));
      }
      totals.merge(group(COUNT, row, 1), sums, Comparison::sum);
    }
    totals.values().removeIf(sums -> sums.getFirst() == 0);
    return totals;
  }

  private static List<Long> sum(List<Long> left, List<Long> right) {
    List<Long> sums = new ArrayList<>();
    for (int place = 0; place < left.size(); place++) {
      sums.add(left.get(place) + right.get(place));
    }
    return sums;
  }

  private List<String> stored() {
    return StreamTables.names().stream()
        .sorted()
        .map(table -> table + " " + found.rows(table).size() + ", all tasks have said so once")
        .toList();
  }

  /** What the tasks counted on the way to each table. */
  private List<String> counted() {
    Map<String, Long> counts = new TreeMap<>();
    Map<String, Long> unsaid = new TreeMap<>();
    for (String row : found.rows("table_counts")) {
      String table = group(TABLE_COUNT, row, 1);
      counts.merge(table, Long.parseLong(group(TABLE_COUNT, row, 3)), Long::sum);
      unsaid.putIfAbsent(table, Long.parseLong(group(TABLE_COUNT, row, 2)));
      unsaid.merge(table, -1L, Long::sum);
    }
    return counts.entrySet().stream()
        .map(
            entry ->
                "%s %s, %s"
                    .formatted(
                        entry.getKey(),
                        entry.getValue(),
                        unsaid.getOrDefault(entry.getKey(), 1L) == 0
                            ? "all tasks have said so once"
                            : unsaid.get(entry.getKey()) + " tasks have not said so"))
        .toList();
  }

  private static void same(String what, List<String> expected, List<String> found) {
    if (expected.equals(found)) {
      return;
    }
    List<String> missing = new ArrayList<>(expected);
    found.forEach(missing::remove);
    List<String> surplus = new ArrayList<>(found);
    expected.forEach(surplus::remove);
    throw new IllegalStateException(
        "%s: expected %s rows, found %s; %s missing, first %s; %s too many, first %s"
            .formatted(
                what,
                expected.size(),
                found.size(),
                missing.size(),
                missing.stream().findFirst().orElse("none"),
                surplus.size(),
                surplus.stream().findFirst().orElse("none")));
  }
}
